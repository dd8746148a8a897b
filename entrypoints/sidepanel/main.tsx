import '@/ui/styles.css';
import { startSidePanel } from '@/side-panel/start';

const root = document.getElementById('root');
if (!root) throw new Error('The side panel has no root element.');
void startSidePanel(root);
