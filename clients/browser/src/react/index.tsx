import { createElement, useEffect, useRef, type HTMLAttributes, type ReactElement } from 'react';
import '../index';
import type { CarillonInbox as InboxElement } from '../element/CarillonInbox';
import type { Messages } from '../element/messages';
import type { TokenProvider } from '../sdk/api';
import type { Entry } from '../sdk/model';

export interface CarillonInboxProps extends Pick<HTMLAttributes<HTMLElement>, 'className' | 'id'> {
  /** Address of the gateway; none means this page's. */
  baseUrl?: string;
  tokenProvider: TokenProvider;
  locale?: string;
  theme?: 'auto' | 'light' | 'dark';
  placement?: 'start' | 'end';
  inline?: boolean;
  messages?: Partial<Messages>;
  onArrival?: (entry: Entry) => void;
  /** Return false to keep the browser from following the link. */
  onAction?: (entry: Entry) => boolean | void;
  onUnread?: (unread: number) => void;
}

/** `<carillon-inbox>` for React. A new `tokenProvider` connects anew, so keep it in `useCallback`. */
export function CarillonInbox(props: CarillonInboxProps): ReactElement {
  const element = useRef<InboxElement>(null);
  const { tokenProvider, messages, onArrival, onAction, onUnread } = props;

  useEffect(() => {
    if (element.current !== null) {
      element.current.tokenProvider = tokenProvider;
    }
  }, [tokenProvider]);

  useEffect(() => {
    if (element.current !== null && messages !== undefined) {
      element.current.messages = messages;
    }
  }, [messages]);

  useEffect(() => {
    const { current } = element;
    const listeners: [string, (event: Event) => void][] = [
      ['carillon-arrival', (event) => onArrival?.((event as CustomEvent<Entry>).detail)],
      ['carillon-unread', (event) => onUnread?.((event as CustomEvent<number>).detail)],
      [
        'carillon-action',
        (event) => {
          if (onAction?.((event as CustomEvent<Entry>).detail) === false) {
            event.preventDefault();
          }
        },
      ],
    ];
    listeners.forEach(([name, listener]) => current?.addEventListener(name, listener));
    return () => listeners.forEach(([name, listener]) => current?.removeEventListener(name, listener));
  }, [onArrival, onAction, onUnread]);

  return createElement('carillon-inbox', {
    ref: element,
    id: props.id,
    class: props.className,
    'base-url': props.baseUrl,
    locale: props.locale,
    theme: props.theme,
    placement: props.placement,
    inline: props.inline ? '' : undefined,
  });
}
