import { Children, cloneElement, forwardRef, isValidElement, type HTMLAttributes, type ReactElement } from 'react';

/**
 * Around every checkbox: a label that was given to the box as a whole is put on its input, where it means something to
 * screen readers. The framework's lists label their rows' boxes that way.
 */
export const CheckboxRoot = forwardRef<HTMLSpanElement, HTMLAttributes<HTMLSpanElement>>(function CheckboxRoot(
    { 'aria-label': label, children, ...rest },
    ref,
) {
    return (
        <span ref={ref} {...rest}>
            {Children.map(children, (child) => (label !== undefined && isInput(child) ? cloneElement(child, { 'aria-label': label }) : child))}
        </span>
    );
});

function isInput(child: unknown): child is ReactElement<Record<string, unknown>> {
    return isValidElement<Record<string, unknown>>(child) && child.props['type'] === 'checkbox';
}
