package io.carillon.dispatcher.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {

    @Test
    void asciiNamesAreQuoted() {
        assertThat(FileName.parameter("filename", "a b;c.pdf")).isEqualTo("; filename=\"a b;c.pdf\"");
    }

    @Test
    void otherNamesComeInBothForms() {
        assertThat(FileName.parameter("filename", "M\u00e4rz \"1\".pdf"))
                .isEqualTo("; filename=\"M_rz _1_.pdf\"; filename*=UTF-8''M%C3%A4rz%20%221%22.pdf");
    }

    @Test
    void aLongNameKeepsItsEndAndFitsIntoALine() {
        String parameter = FileName.parameter("filename", "\u4f8b".repeat(200) + ".pdf");
        assertThat(parameter).endsWith(".pdf").hasSizeLessThan(900);
    }
}
