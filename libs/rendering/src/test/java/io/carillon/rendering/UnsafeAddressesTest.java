package io.carillon.rendering;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.rendering.engine.RenderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsafeAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href='JavaScript:alert(1)'>x</a>",
                "<a href=javascript:alert(1)>x</a>",
                "<A HREF = \"javascript:alert(1)\">x</A>",
                "<a class=\"b\" data-x='>' href=\"javascript:alert(1)\">x</a>",
                "<a href=\"  javascript:alert(1)\">x</a>",
                "<a href=\"java\tscript:alert(1)\">x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\"\u0001javascript:alert(1)\">x</a>",
                "<a href=\"java&#115;cript:alert(1)\">x</a>",
                "<a href=\"&#x6A;avascript:alert(1)\">x</a>",
                "<a href=\"javascript&colon;alert(1)\">x</a>",
                "<a href=\"java&Tab;script&#58alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html,<script>\">x</a>",
                "<a href=\"data:image/png;base64,AAAA\">x</a>",
                "<img src=\"javascript:alert(1)\">",
                "<img src=\"data:text/html;base64,AAAA\">",
                "<img src=\"data:image/svg+xml;base64,AAAA\">",
                "<iframe/src=\"javascript:alert(1)\">",
                "<form action=\"javascript:alert(1)\">",
                "<button formaction=javascript:alert(1)>",
                "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
                "<p>ok</p><!-- a > b --><a href=\"javascript:alert(1)\">x</a>",
                "<a title=\"unclosed > href=\" href=\"javascript:alert(1)\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>"
            })
    void addressesThatRunCodeAreRefused(String html) {
        assertThatThrownBy(() -> UnsafeAddresses.refuse("/html", html))
                .isExactlyInstanceOf(RenderException.class)
                .hasMessageContaining("must not lead to a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"https://example.com/?q=javascript:1\">x</a>",
                "<a href=\"/path:with:colons\">x</a>",
                "<a href=\"?next=data:x\">x</a>",
                "<a href=\"mailto:ada@example.com\">x</a>",
                "<a href=\"tel:+49123\">x</a>",
                "<a href=\"shop://order/5\">x</a>",
                "<a href=\"#top\">x</a>",
                "<a href>x</a>",
                "<a href=\"\">x</a>",
                "<img src=\"cid:logo\">",
                "<img src=\"data:image/png;base64,AAAA\">",
                "<a href=\"java&amp;#115;cript:alert(1)\">x</a>",
                "<p>Write href=javascript:alert(1) in a browser</p>",
                "<p>5 < 6, href=\"javascript:x\"</p>",
                "<!-- <a href=\"javascript:alert(1)\"> --><p>x</p>",
                "<p title=\"javascript:alert(1)\">x</p>",
                "",
                "<",
                "<a",
                "<a href",
                "<a href=",
                "<a href=\""
            })
    void otherWordsPass(String html) {
        assertThatCode(() -> UnsafeAddresses.refuse("/html", html)).doesNotThrowAnyException();
    }

    @Test
    void whereAClickLeadsIsCheckedToo() {
        assertThatThrownBy(() -> UnsafeAddresses.refuse("/actionUrl", " javascript:alert(1)"))
                .hasMessage("it must not lead to a javascript: address");
        assertThatCode(() -> UnsafeAddresses.refuse("/actionUrl", "https://example.com/javascript:"))
                .doesNotThrowAnyException();
        assertThatCode(() -> UnsafeAddresses.refuse("/text", "javascript:alert(1)"))
                .doesNotThrowAnyException();
    }
}
