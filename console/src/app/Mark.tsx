/** Two bells on a beam. */
export function Mark({ size = 28 }: { size?: number }) {
    return <img src="/console/mark.svg" alt="" width={size} height={size} />;
}
