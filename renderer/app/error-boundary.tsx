import { Component, type ReactNode } from 'react';
import { Button, EmptyState, PageBody } from '../components/index.ts';

/** When a view breaks, the rest of the window goes on. Nothing of what was on the screen is written anywhere. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <PageBody>
        <EmptyState
          title="This view cannot be shown right now"
          actions={
            <>
              <Button onClick={() => this.setState({ broken: false })}>Show it again</Button>
              <Button variant="quiet" onClick={() => window.location.reload()}>
                Reload the window
              </Button>
            </>
          }
        >
          Something in this view went wrong. What you saved is safe on the disk, and the other views still work.
        </EmptyState>
      </PageBody>
    );
  }
}
