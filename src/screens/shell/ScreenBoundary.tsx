import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';

function Stopped({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="flex-1">
      <EmptyState
        icon={<TriangleAlert size={26} aria-hidden />}
        title={t('app.failedTitle')}
        action={<Button onClick={onRetry}>{t('app.tryAgain')}</Button>}
      >
        {t('app.failedText')}
      </EmptyState>
    </div>
  );
}

/** Keeps a screen that fails from taking the others with it. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    // On to where everything uncaught is logged.
    reportError(error);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Stopped
        onRetry={() => {
          this.setState({ failed: false });
        }}
      />
    );
  }
}
