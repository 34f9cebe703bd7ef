import { Autocomplete, TextField } from '@mui/material';

interface Props {
    origins: string[];
    onChange: (origins: string[]) => void;
    fault?: string;
    readOnly?: boolean;
}

/** The web origins whose pages may call with a tenant's tokens. */
export function OriginsField({ origins, onChange, fault, readOnly }: Props) {
    return (
        <Autocomplete
            multiple
            freeSolo
            autoSelect
            options={[] as string[]}
            value={origins}
            disabled={readOnly}
            onChange={(_, chosen) => onChange(chosen.map((origin) => origin.trim()).filter(Boolean))}
            renderInput={(params) => (
                <TextField
                    {...params}
                    label="Origins"
                    placeholder={origins.length || readOnly ? undefined : 'https://app.example.com'}
                    error={Boolean(fault)}
                    helperText={fault ?? 'Scheme, host and port, nothing behind; press Enter after each'}
                />
            )}
        />
    );
}
