import { TextField, type TextFieldProps } from '@mui/material';
import { CODE_FONT } from './theme';

/** A field for sources: many lines, every character as wide as the next, and no help from spelling. */
export function CodeField({ rows = 6, ...rest }: TextFieldProps & { rows?: number }) {
    return (
        <TextField
            fullWidth
            multiline
            minRows={rows}
            maxRows={28}
            {...rest}
            slotProps={{
                ...rest.slotProps,
                htmlInput: {
                    spellCheck: false,
                    autoCapitalize: 'off',
                    autoCorrect: 'off',
                    style: { fontFamily: CODE_FONT, fontSize: '0.82rem', lineHeight: 1.55 },
                    ...(rest.slotProps?.htmlInput as object),
                },
            }}
        />
    );
}
