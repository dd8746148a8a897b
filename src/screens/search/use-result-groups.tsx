import { useTranslation } from 'react-i18next';
import { useOpenInWhatsApp } from '../use-open-in-whatsapp';
import { useView } from '../view-state';
import { ChatFace, MessageFace, NoteFace, TemplateFace } from './faces';
import { markedIn } from './highlight';
import type { Choice, ChoiceGroup } from './ResultList';
import { asWritten, type FoundMessage, type FoundRows } from './use-found-rows';

/** Words named in the heading of a farther level. */
const NAMED = 3;

/** The words that a level has found, as they are written, each once. */
function wordsOf(messages: readonly FoundMessage[], marks: FoundRows['marks']): string {
  const words = messages.flatMap(({ row }) => markedIn(row.text, marks));
  return [...new Set(words.map((word) => word.toLocaleLowerCase()))].slice(0, NAMED).join(', ');
}

/** What was found, in the order in which it is shown: people, notes, templates, files, messages. */
export function useResultGroups(rows: FoundRows | undefined): ChoiceGroup[] {
  const { t } = useTranslation();
  const showChat = useView((state) => state.showChat);
  const showContact = useView((state) => state.showContact);
  const showTemplate = useView((state) => state.showTemplate);
  const openInWhatsApp = useOpenInWhatsApp();
  if (!rows) return [];
  const { marks, nameMarks, found } = rows;
  const messageChoice = (message: FoundMessage): Choice => ({
    key: `message-${message.row.rowid}`,
    face: <MessageFace found={message} marks={marks} />,
    run(inWhatsApp) {
      const { chatId, id, rowid } = message.row;
      if (inWhatsApp) openInWhatsApp({ chatId, messageId: id });
      else showChat({ chatId, messageRowid: rowid });
    },
  });
  const levelTitle = ({ level, messages }: FoundRows['levels'][number]) => {
    if (level === 'words') return t('search.messages');
    const words =
      level === 'typo' && found.hits.corrections.length > 0
        ? found.hits.corrections.map(({ read }) => asWritten(read, rows)).join(', ')
        : wordsOf(messages, marks);
    return words === '' ? t('search.level.other') : t(`search.level.${level}`, { words });
  };
  const groups: ChoiceGroup[] = [
    {
      key: 'chats',
      title: t('search.contacts'),
      layout: 'lines',
      choices: rows.chats.map((chat) => ({
        key: `chat-${chat.id}`,
        face: <ChatFace found={chat} marks={nameMarks} />,
        run(inWhatsApp) {
          if (inWhatsApp) openInWhatsApp({ chatId: chat.id });
          else showChat({ chatId: chat.id });
        },
      })),
    },
    {
      key: 'notes',
      title: t('search.notes'),
      layout: 'lines',
      choices: rows.notes.map((found) => ({
        key: `note-${found.note.id}`,
        face: <NoteFace found={found} marks={nameMarks} />,
        run(inWhatsApp) {
          const { personId } = found.note;
          if (inWhatsApp) openInWhatsApp({ chatId: personId });
          else showContact(personId);
        },
      })),
    },
    {
      key: 'templates',
      title: t('search.templates'),
      layout: 'lines',
      choices: rows.templates.map((template) => ({
        key: `template-${template.id}`,
        face: <TemplateFace template={template} marks={nameMarks} />,
        run() {
          showTemplate(template.id);
        },
      })),
    },
    {
      key: 'files',
      title: t('search.files'),
      layout: 'lines',
      choices: rows.files.map(messageChoice),
    },
    ...rows.levels.map((level): ChoiceGroup => ({
      key: level.level,
      title: levelTitle(level),
      layout: 'lines',
      choices: level.messages.map(messageChoice),
    })),
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}
