/** Templates: the user's own ready texts. Written by the screens. */
import { shortcutOf } from '@/domain/quick-reply';
import type { AccountDatabase } from './account-database';
import type { TemplateRow } from './rows';

export async function saveTemplate(
  database: AccountDatabase,
  template: Pick<TemplateRow, 'title' | 'shortcut' | 'text' | 'texts'> & { id?: string },
  now: number,
): Promise<string> {
  const id = template.id ?? crypto.randomUUID();
  await database.transaction('rw', database.templates, async () => {
    const known = await database.templates.get(id);
    const row: TemplateRow = {
      id,
      title: template.title.trim(),
      ...(template.shortcut && { shortcut: shortcutOf(template.shortcut) }),
      text: template.text.trim(),
      ...(template.texts && { texts: written(template.texts) }),
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
      uses: known?.uses ?? 0,
    };
    await database.templates.put(row);
  });
  return id;
}

/** Without the languages in which nothing stands. */
function written(texts: NonNullable<TemplateRow['texts']>): NonNullable<TemplateRow['texts']> {
  const said = Object.entries(texts).map(([language, text]) => [language, text.trim()]);
  return Object.fromEntries(said.filter(([, text]) => text !== ''));
}

export async function deleteTemplate(database: AccountDatabase, id: string): Promise<void> {
  await database.templates.delete(id);
}

/** One more text of this template was approved. Part of the caller's transaction; a template that is gone counts nothing. */
export async function countUse(database: AccountDatabase, id: string): Promise<void> {
  const template = await database.templates.get(id);
  if (template) await database.templates.update(id, { uses: template.uses + 1 });
}
