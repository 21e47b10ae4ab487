import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from 'react';
import './confirm-dialog.css';

type ConfirmProps = {
  isOpen: boolean;
  title: string;
  /** What happens when the person goes on, in words. */
  children: ReactNode;
  action: string;
  isDanger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that others notice. Escape and "Cancel" do nothing; the focus goes back to where it was. */
export function ConfirmDialog(props: ConfirmProps): ReactNode {
  const { isOpen, title, children, action, isDanger = false, onConfirm, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const confirm = (): void => {
    onClose();
    onConfirm();
  };
  // The browser tells that it closed the dialog a task later; when it was opened again meanwhile, that is old news.
  const closed = (): void => {
    if (dialog.current?.open !== true) onClose();
  };
  // Escape goes through the state, like "Cancel".
  const cancel = (event: SyntheticEvent): void => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={id} onCancel={cancel} onClose={closed}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className="confirm-actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className={`button ${isDanger ? 'is-danger' : 'is-primary'}`} onClick={confirm}>
          {action}
        </button>
      </div>
    </dialog>
  );
}
