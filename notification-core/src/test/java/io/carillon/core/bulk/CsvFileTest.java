package io.carillon.core.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.core.batch.BatchConfig;
import io.carillon.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final BatchConfig CONFIG = new Limits(5_000, 5, 2_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,name\nada@example.com,\"Ada, Countess\"\n",
                "email;name\r\nada@example.com;Ada, Countess\r\n",
                "email\tname\nada@example.com\tAda, Countess",
                "\"email\",\"name\"\r\"ada@example.com\",\"Ada, Countess\"\r",
                "\uFEFFemail;name\nada@example.com;Ada, Countess\n\n\n"
            })
    void readsEveryDialect(String text) throws IOException {
        CsvFile file = open(text);
        assertThat(file.header()).containsExactly("email", "name");
        assertThat(file.next(10))
                .extracting(CsvFile.Row::cells)
                .containsExactly(List.of("ada@example.com", "Ada, Countess"));
        assertThat(file.next(10)).isEmpty();
    }

    @Test
    void tellsTheLineOnWhichARowBegins() throws IOException {
        CsvFile file = open("email,text\na@b.de,\"two\nlines\"\n\nc@d.de,\"say \"\"hi\"\"\"\n");
        assertThat(file.next(10))
                .containsExactly(
                        new CsvFile.Row(2, List.of("a@b.de", "two\nlines")),
                        new CsvFile.Row(5, List.of("c@d.de", "say \"hi\"")));
    }

    @Test
    void aSeparatorInQuotesOfTheHeaderDoesNotCount() throws IOException {
        assertThat(open("\"a,b,c\";email\n").header()).containsExactly("a,b,c", "email");
        assertThat(CsvFile.open(bytes("a;b,c\n", StandardCharsets.UTF_8), ",", CONFIG)
                        .header())
                .containsExactly("a;b", "c");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, UTF-16", "UTF-16BE, UTF-16"})
    void refusesUtf16Clearly(String charset, String named) {
        byte[] text = "\uFEFFemail,name\n".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> CsvFile.open(new ByteArrayInputStream(text), null, CONFIG))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(named);
    }

    @Test
    void refusesLatin1() {
        InputStream file = bytes("email\na@b.de\nm\u00fcller@b.de\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvFile.open(file, null, CONFIG).next(10))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesWhatIsTooMuch() throws IOException {
        assertThatThrownBy(() -> open("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> open("a,b,c,d,e,f\n")).hasMessageContaining("more than 5 columns");
        assertThatThrownBy(() -> open("email\n" + "x".repeat(100_000)).next(10))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("too long");
        assertThatThrownBy(() -> open("email\n\"never closed\n").next(10)).isInstanceOf(ProblemException.class);
        CsvFile many = open("email\n" + "a@b.de\n".repeat(5_001));
        assertThatThrownBy(() -> many.next(10_000)).hasMessageContaining("more than 5000 rows");
        assertThatThrownBy(() -> open("email" + ",".repeat(1_000_000))).isInstanceOf(ProblemException.class);
    }

    @Test
    void columnsMeanWhatTheyAreCalledUnlessMapped() {
        CsvColumns columns = CsvColumns.of(
                List.of("E-Mail", " user_id ", "First name", "metadata.order", "Intern", "Sprache", ""),
                Map.of("Intern", "", "Sprache", "locale", "First name", "data.name"));
        var recipient = columns.recipient(List.of(" a@b.de ", "ada", " Ada ", "4711", "secret", "de", "x"));
        assertThat(recipient.email()).isEqualTo("a@b.de");
        assertThat(recipient.userId()).isEqualTo("ada");
        assertThat(recipient.locale()).isEqualTo("de");
        assertThat(recipient.data()).isEqualTo(Map.of("name", " Ada "));
        assertThat(recipient.metadata()).isEqualTo(Map.of("order", "4711"));
        assertThat(columns.recipient(List.of("", "", "", "", "", "", "")).data())
                .isNull();
        assertThat(CsvColumns.of(List.of("Device tokens"), null)
                        .recipient(List.of("one|two"))
                        .deviceTokens())
                .containsExactly("one", "two");
    }

    @Test
    void aHeaderThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> CsvColumns.of(List.of("email", "E-Mail"), null))
                .hasMessageContaining("two columns");
        assertThatThrownBy(() -> CsvColumns.of(List.of("name"), null)).hasMessageContaining("who");
        assertThatThrownBy(() -> CsvColumns.of(List.of("email"), Map.of("Mail", "email")))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49151", "-1", "@x", "\t=1", "\r=1"})
    void whatASpreadsheetWouldRunIsOnlyText(String cell) {
        assertThat(ErrorsFile.neutral(cell)).isEqualTo("'" + cell);
        assertThat(ErrorsFile.neutral("ada" + cell)).isEqualTo("ada" + cell);
        assertThat(ErrorsFile.neutral("")).isEmpty();
    }

    @Test
    void aMultipartBodyIsReadPartByPartHoweverItArrives() throws IOException {
        String body = "--xyz\r\nContent-Disposition: form-data; name=\"job\"\r\n\r\n{\"a\":1}\r\n"
                + "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\nemail\r\n--xy\r\na@b.de\r\n\r\n--xyz--\r\n";
        for (int step : new int[] {1, 3, 7, 100_000}) {
            Multipart parts = Multipart.of("multipart/form-data; boundary=xyz", trickling(body, step))
                    .orElseThrow();
            Multipart.Part job = parts.next().orElseThrow();
            assertThat(job.name()).isEqualTo("job");
            assertThat(job.content().readAllBytes()).asString().isEqualTo("{\"a\":1}");
            Multipart.Part file = parts.next().orElseThrow();
            assertThat(file.fileName()).isEqualTo("p.csv");
            assertThat(file.content().readAllBytes()).asString().isEqualTo("email\r\n--xy\r\na@b.de\r\n");
            assertThat(parts.next()).isEmpty();
        }
        Multipart cut = Multipart.of("multipart/form-data; boundary=\"xyz\"", trickling(body.substring(0, 150), 10))
                .orElseThrow();
        cut.next();
        assertThatThrownBy(cut::next).isInstanceOf(IOException.class);
        assertThat(Multipart.of("application/json", InputStream.nullInputStream()))
                .isEmpty();
    }

    /** A stream that hands out a few bytes at a time. */
    private static InputStream trickling(String text, int step) {
        InputStream all = InputStream.nullInputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            part.write(bytes[i]);
            if (part.size() == step || i == bytes.length - 1) {
                all = new SequenceInputStream(all, new ByteArrayInputStream(part.toByteArray()));
                part.reset();
            }
        }
        return all;
    }

    private static CsvFile open(String text) throws IOException {
        return CsvFile.open(bytes(text, StandardCharsets.UTF_8), null, CONFIG);
    }

    private static InputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    private record Limits(int maxRows, int maxColumns, int maxRowLength) implements BatchConfig {
        @Override
        public String every() {
            return "1s";
        }

        @Override
        public Duration openFor() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration uploadSilence() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration uploadFor() {
            return Duration.ofHours(1);
        }

        @Override
        public int inFlight() {
            return 1;
        }

        @Override
        public long laneLag() {
            return 1;
        }
    }
}
