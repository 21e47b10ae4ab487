import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { useDashboard, useModel } from './model-context.ts';

function StopMark(): ReactNode {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M4.3.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L.5 9.7V4.3z" fill="currentColor" />
    </svg>
  );
}

/** Always in reach: ends every process of any work, or lets the company go on again. */
export function StopButton(): ReactNode {
  const { company, busy, connection } = useDashboard();
  const model = useModel();
  const [isOpen, setOpen] = useState(false);
  const isDisabled = busy.has('stop') || connection !== 'live';
  if (company?.stopped)
    return (
      <button
        type="button"
        className="button is-primary"
        disabled={isDisabled}
        onClick={() => void model.resume()}
      >
        Resume
      </button>
    );
  return (
    <>
      <button type="button" className="button is-danger" disabled={isDisabled} onClick={() => setOpen(true)}>
        <StopMark />
        Stop
      </button>
      <ConfirmDialog
        isOpen={isOpen}
        title="Stop the company?"
        action="Stop all work"
        isDanger
        onConfirm={() => void model.stop()}
        onClose={() => setOpen(false)}
      >
        <p>Every process of any work ends now, and nothing new is taken up until you resume.</p>
        <p className="quiet">
          Nothing is lost: work under way is done again. Released products keep serving.
        </p>
      </ConfirmDialog>
    </>
  );
}
