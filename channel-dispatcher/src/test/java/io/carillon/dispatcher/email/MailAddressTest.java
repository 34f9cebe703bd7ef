package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "ada@b\u00fccher.example, ada@xn--bcher-kva.example",
        "ada@B\u00dcCHER.example, ada@xn--bcher-kva.example",
        "ada@\u4f8b\u5b50.example, ada@xn--fsqu00a.example",
        "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example"
    })
    void internationalDomainsTravelInAscii(String address, String wire) {
        assertThat(MailAddress.ascii(address)).isEqualTo(wire);
        assertThat(MailAddress.isMailbox(MailAddress.ascii(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@stra\u00dfe.example",
                "\u00e4da@example.org",
                "ada@[127.0.0.1]",
                "ada@[IPv6:::1]",
                "ada@127.0.0.1",
                "ada@-x.example",
                "ada@x..example",
                "ada@x.example.",
                "ada@",
                "@x.example",
                "a@b@c.example",
                "\"a b\"@x.example",
                "ada@b\u00fccher.example\r\nRCPT TO:<evil@example.org>"
            })
    void whatCannotBeSaidForCertainIsRefused(String address) {
        assertThat(MailAddress.isMailbox(MailAddress.ascii(address))).isFalse();
    }
}
