package io.carillon.core.bulk;

import io.carillon.core.CoreProblem;
import io.carillon.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Finds out how a file is written: its encoding from its first bytes, its separator from its header row. */
final class CsvDialect {
    private static final int HEADER_BYTES = 64 * 1024;
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int BYTE_ORDER_MARK = 3;

    private CsvDialect() {}

    /** A file ready to be read, after its byte order mark if it has one. */
    record Opened(Reader reader, char separator) {}

    /**
     * Opens a file.
     *
     * @param wanted separator, or null to take the one that the header row has most of
     * @throws ProblemException when it is not UTF-8, as far as its first bytes tell
     */
    static Opened open(InputStream file, String wanted) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(file, HEADER_BYTES);
        bytes.mark(HEADER_BYTES);
        byte[] head = bytes.readNBytes(HEADER_BYTES - 1);
        bytes.reset();
        refuseOtherEncodings(head);
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            bytes.skipNBytes(BYTE_ORDER_MARK);
        }
        Reader reader = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new Opened(reader, wanted == null ? separator(head) : separator(wanted));
    }

    private static void refuseOtherEncodings(byte[] head) {
        if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
            throw new ProblemException(CoreProblem.CSV_UNREADABLE, "the file is UTF-16; save it as UTF-8");
        }
    }

    private static char separator(String wanted) {
        if (wanted.length() != 1 || !SEPARATORS.contains(wanted.charAt(0))) {
            throw new ProblemException(CoreProblem.CSV_UNREADABLE, "the separator must be comma, semicolon or tab");
        }
        return wanted.charAt(0);
    }

    /** The separator that stands most often outside of quotes in the first row. */
    static char separator(byte[] head) {
        int[] counts = new int[SEPARATORS.size()];
        boolean quoted = false;
        for (byte next : head) {
            if (next == '"') {
                quoted = !quoted;
            } else if (!quoted && (next == '\n' || next == '\r')) {
                break;
            } else if (!quoted && SEPARATORS.contains((char) next)) {
                counts[SEPARATORS.indexOf((char) next)]++;
            }
        }
        return SEPARATORS.stream()
                .max(Comparator.comparingInt(separator -> counts[SEPARATORS.indexOf(separator)]))
                .filter(separator -> counts[SEPARATORS.indexOf(separator)] > 0)
                .orElse(',');
    }

    private static boolean begins(byte[] head, int... marks) {
        if (head.length < marks.length) {
            return false;
        }
        for (int i = 0; i < marks.length; i++) {
            if ((head[i] & 0xFF) != marks[i]) {
                return false;
            }
        }
        return true;
    }
}
