import { TextField } from '@mui/material';
import { useState } from 'react';
import { ListEditor } from './ListEditor';

interface Props {
    title: string;
    hint?: string;
    one: string;
    values: Record<string, string>;
    onChange: (values: Record<string, string>) => void;
    readOnly?: boolean;
}

/** Names with values. A row without a name is not part of them yet. */
export function MapEditor({ values, onChange, ...rest }: Props) {
    const [rows, setRows] = useState(() => Object.entries(values).map(([name, value]) => ({ name, value })));
    const change = (changed: { name: string; value: string }[]) => {
        setRows(changed);
        onChange(Object.fromEntries(changed.filter(({ name }) => name).map(({ name, value }) => [name, value])));
    };
    return (
        <ListEditor {...rest} items={rows} onChange={change} fresh={() => ({ name: '', value: '' })}>
            {(row, set) => (
                <>
                    <TextField label="Name" value={row.name} disabled={rest.readOnly} onChange={(event) => set({ name: event.target.value.trim() })} />
                    <TextField label="Value" value={row.value} disabled={rest.readOnly} onChange={(event) => set({ value: event.target.value })} />
                </>
            )}
        </ListEditor>
    );
}
