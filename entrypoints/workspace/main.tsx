import '@/ui/styles.css';
import { startScreens } from '@/screens/start';

const root = document.getElementById('root');
if (!root) throw new Error('The workspace has no root element.');
void startScreens(root, 'workspace');
