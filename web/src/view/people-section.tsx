import type { ReactNode } from 'react';
import type { ProductView } from '../../../src/protocol/view.ts';

/** Who can sign in to the product at the beginning. */
export function PeopleSection({ product }: { product: ProductView }): ReactNode {
  if (product.accounts.length === 0) return <p className="empty">The product has no accounts yet.</p>;
  return (
    <>
      <div className="panel" style={{ maxWidth: '640px' }}>
        <table className="table">
          <thead>
            <tr>
              <th>Role</th>
              <th>Email</th>
            </tr>
          </thead>
          <tbody>
            {product.accounts.map((account) => (
              <tr key={account.email}>
                <td className="is-role">{account.role}</td>
                <td className="mono">{account.email}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small quiet" style={{ marginTop: '12px' }}>
        Passwords are not shown here. They stand in the home’s folder, readable by its owner alone:{' '}
        <span className="mono">secrets/{product.slug}.accounts.json</span>
      </p>
    </>
  );
}
