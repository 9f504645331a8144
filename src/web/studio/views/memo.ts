import { Component, type ComponentChildren, type FunctionComponent, h } from 'preact';

/** A view that is drawn again only for props that look different. */
export const memo = <Props extends object>(
  view: FunctionComponent<Props>,
  same: (a: Props, b: Props) => boolean,
): FunctionComponent<Props> => {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      return !same(this.props as Props, next);
    }

    override render(): ComponentChildren {
      return h(view, this.props as Props);
    }
  }
  return Memo as unknown as FunctionComponent<Props>;
};
