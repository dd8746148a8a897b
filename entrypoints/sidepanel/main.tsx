import '@/ui/styles.css';
import { startScreens } from '@/screens/start';

const root = document.getElementById('root');
if (!root) throw new Error('The side panel has no root element.');
void startScreens(root, 'panel');
