import { useState, type ReactNode } from 'react';
import type { ProductView } from '../../../src/protocol/view.ts';
import { previewUrl } from '../model/preview.ts';
import './preview-section.css';

/**
 * What the product may do in its frame: run, take input and keep its own origin (see previewUrl for why that is safe).
 * Not: open windows or dialogs, leave the frame, download, or navigate the dashboard.
 */
const sandbox = 'allow-forms allow-scripts allow-same-origin';

type Width = 'wide' | 'phone';
const widths: Record<Width, string> = { wide: 'Wide', phone: 'Phone' };

/** The running product in a frame. */
export function PreviewSection({ product }: { product: ProductView }): ReactNode {
  const [width, setWidth] = useState<Width>('wide');
  const [load, setLoad] = useState(0);
  const url = product.url === undefined ? undefined : previewUrl(product.url, location);
  if (product.url === undefined || product.health !== 'up')
    return <p className="empty">The product is {product.health}; there is nothing to show.</p>;
  if (!url) return <p className="empty">The product has no address of its own, so it is not shown here.</p>;
  return (
    <>
      <div className="preview-bar">
        <fieldset className="tabs">
          <legend className="hidden-visually">Width</legend>
          {(Object.keys(widths) as Width[]).map((name) => (
            <label key={name} className="tab">
              <input
                type="radio"
                name="preview-width"
                checked={width === name}
                onChange={() => setWidth(name)}
              />
              <span>{widths[name]}</span>
            </label>
          ))}
        </fieldset>
        <button type="button" className="button is-plain" onClick={() => setLoad(load + 1)}>
          Load again
        </button>
        <span className="small quiet">
          The real product with its real data; sign in with one of its accounts.
        </span>
      </div>
      <div className="preview-stage">
        <iframe
          key={load}
          className={`preview-frame is-${width}`}
          title={`${product.name}, running`}
          src={url.href}
          sandbox={sandbox}
          referrerPolicy="no-referrer"
        />
      </div>
    </>
  );
}
