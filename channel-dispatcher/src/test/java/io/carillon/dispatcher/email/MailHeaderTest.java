package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailHeaderTest {

    @Test
    void plainNamesAreQuoted() {
        assertThat(MailHeader.mailbox("Ada \"A\" <x>, Inc.", "a@b.c")).isEqualTo("\"Ada \\\"A\\\" <x>, Inc.\" <a@b.c>");
    }

    @Test
    void withoutANameTheAddressStandsAlone() {
        assertThat(MailHeader.mailbox(" ", "a@b.c")).isEqualTo("a@b.c");
    }

    @Test
    void otherNamesAreEncodedInWordsOfLegalLength() {
        String header = MailHeader.mailbox("Zoë 🎉".repeat(12), "a@b.c");
        assertThat(header).matches("(=\\?UTF-8\\?B\\?[A-Za-z0-9+/=]{1,60}\\?= )+<a@b\\.c>");
    }
}
