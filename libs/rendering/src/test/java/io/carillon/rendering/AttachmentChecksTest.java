package io.carillon.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Attachment;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentChecksTest {
    private static final Attachment PDF = new Attachment("a.pdf", "application/pdf", "JVBERi0=", null, null);

    @Test
    void filesByContentAndByAddressPass() {
        Attachment linked =
                new Attachment("Rechnung März.pdf", "application/pdf", null, "https://a.example/r?x=1", null);
        Attachment inline = new Attachment("logo.png", "image/png", "iVBORw==", null, "logo@us");
        assertThat(AttachmentChecks.ofFinished(List.of(PDF, linked, inline))).isEmpty();
        assertThat(AttachmentChecks.ofFinished(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../a",
                "a/b",
                "a\\b",
                "..",
                ".",
                "a\r\nb",
                "a\nb",
                "a\rb",
                "a\0b",
                "a\u2028b",
                "a\u0085b",
                "a\u202Efdp.exe",
                "a\uD83D"
            })
    void namesThatCouldBecomeMoreAreRefused(String name) {
        assertThat(faults(new Attachment(name, "text/plain", "YQ==", null, null)))
                .contains("/0/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pdf",
                "text/",
                "/plain",
                "text/plain; charset=utf-8",
                "text/plain\r\nX: y",
                "multipart/mixed",
                "Multipart/Mixed",
                "a b/c"
            })
    void typesThatAreNoneAreRefused(String type) {
        assertThat(faults(new Attachment("a", type, "YQ==", null, null))).containsExactly("/0/contentType");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "YQ", "YQ=", "Y===", "YQ==\r\n", "Y-_=", "Y Q=", "data:text/plain;base64,YQ=="})
    void bytesThatAreNotBase64AreRefused(String content) {
        assertThat(faults(new Attachment("a", "text/plain", content, null, null)))
                .containsExactly("/0/content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/x",
                "file:///etc/passwd",
                "//a.example",
                "https://a.example/a b",
                "https://a.example/\r\nx",
                "javascript:alert(1)"
            })
    void addressesThatAreNoneAreRefused(String url) {
        assertThat(faults(new Attachment("a", "text/plain", null, url, null))).containsExactly("/0/url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a@b>", "a b", "a\r\nb", "a>", "\u00fc"})
    void contentIdsThatCouldBecomeMoreAreRefused(String id) {
        assertThat(faults(new Attachment("a", "text/plain", "YQ==", null, id))).containsExactly("/0/contentId");
    }

    @Test
    void aFileHasOneSource() {
        assertThat(faults(new Attachment("a", "text/plain", null, null, null))).containsExactly("/0");
        assertThat(faults(new Attachment("a", "text/plain", "YQ==", "https://a.example", null)))
                .containsExactly("/0");
        assertThat(AttachmentChecks.ofFinished(Arrays.asList(PDF, null)))
                .extracting(SourceFault::pointer)
                .containsExactly("/1");
    }

    @Test
    void oneContentIdBelongsToOneFile() {
        Attachment logo = new Attachment("a", "image/png", "YQ==", null, "logo");
        assertThat(faults(logo, logo)).containsExactly("/1/contentId");
    }

    @Test
    void tenFilesAndHalfAMegabyteAreTheMost() {
        assertThat(AttachmentChecks.ofFinished(Collections.nCopies(10, PDF))).isEmpty();
        assertThat(AttachmentChecks.ofFinished(Collections.nCopies(11, PDF)))
                .extracting(SourceFault::pointer)
                .containsExactly("");
        assertThat(AttachmentChecks.ofFinished(List.of(sized(512 * 1024)))).isEmpty();
        assertThat(AttachmentChecks.ofFinished(List.of(sized(256 * 1024), sized(256 * 1024), PDF)))
                .extracting(SourceFault::detail)
                .containsExactly("holds more than 512 KiB of Base64; give larger files by url");
    }

    @Test
    void sourcesMayHoldExpressionsInNamesAndAddresses() {
        Attachment source =
                new Attachment("{{#if a}}b{{/if}}.pdf", "application/pdf", null, "{{base}}/{{id}}.pdf", null);
        assertThat(AttachmentChecks.ofSources(List.of(source), 100)).isEmpty();
        assertThat(faults(source)).containsExactly("/0/name", "/0/url");
        assertThat(AttachmentChecks.ofSources(List.of(sized(2048)), 1024)).hasSize(1);
    }

    private static Attachment sized(int characters) {
        return new Attachment("a", "text/plain", "A".repeat(characters), null, null);
    }

    private static List<String> faults(Attachment... files) {
        return AttachmentChecks.ofFinished(Arrays.asList(files)).stream()
                .map(SourceFault::pointer)
                .toList();
    }
}
