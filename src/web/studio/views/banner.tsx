import type { ComponentChildren } from 'preact';
import { Icon } from './icons.js';

type Props = {
  readonly level: 'warning' | 'error' | 'info';
  readonly title: string;
  readonly testId: string;
  readonly children?: ComponentChildren;
  readonly actions?: ComponentChildren;
};

/** A state of things that lasts, told over the page until it is over. */
export const Banner = ({ level, title, testId, children, actions }: Props) => (
  <div class={`banner banner-${level}`} data-testid={testId}>
    <Icon name={level} />
    <div class="banner-text">
      <p class="banner-title">{title}</p>
      {children}
    </div>
    {actions === undefined ? null : <div class="banner-actions">{actions}</div>}
  </div>
);
