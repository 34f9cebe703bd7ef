package io.carillon.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.problem.CommonProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemPagesTest {
    @TempDir
    Path pages;

    @Test
    void everyPageWithHeadingAndWordsPasses() throws IOException {
        write("not-found", "# Not found\n\nIt is not there.\n");

        assertThatCode(() -> ProblemPages.check(pages, CommonProblem.NOT_FOUND)).doesNotThrowAnyException();
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        write("forbidden", "no heading\n\nwords\n");
        write("invalid-json", "# only a heading\n");

        assertThatThrownBy(() -> ProblemPages.check(
                        pages, CommonProblem.NOT_FOUND, CommonProblem.FORBIDDEN, CommonProblem.INVALID_JSON))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not-found.md is missing")
                .hasMessageContaining("forbidden.md starts with no heading")
                .hasMessageContaining("invalid-json.md explains too little");
    }

    private void write(String slug, String text) throws IOException {
        Files.writeString(pages.resolve(slug + ".md"), text);
    }
}
