import { useMediaQuery } from '@/ui/use-media-query';
import { useSurroundings } from '../surroundings';

/** Whether all screens are listed at the left: in the workspace, unless its window is as narrow as a panel. */
export function useNavigationAtSide(): boolean {
  const wide = useMediaQuery('(min-width: 640px)');
  return useSurroundings().shape === 'workspace' && wide;
}
