/** Templates: the user's own ready texts. Written by the screens. */
import type { AccountDatabase } from './account-database';
import type { TemplateRow } from './rows';

export async function saveTemplate(
  database: AccountDatabase,
  template: { id?: string; title: string; text: string },
  now: number,
): Promise<string> {
  const id = template.id ?? crypto.randomUUID();
  await database.transaction('rw', database.templates, async () => {
    const known = await database.templates.get(id);
    const row: TemplateRow = {
      id,
      title: template.title.trim(),
      text: template.text.trim(),
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
      uses: known?.uses ?? 0,
    };
    await database.templates.put(row);
  });
  return id;
}

export async function deleteTemplate(database: AccountDatabase, id: string): Promise<void> {
  await database.templates.delete(id);
}

/** One more text of this template was approved. Part of the caller's transaction; a template that is gone counts nothing. */
export async function countUse(database: AccountDatabase, id: string): Promise<void> {
  const template = await database.templates.get(id);
  if (template) await database.templates.update(id, { uses: template.uses + 1 });
}
