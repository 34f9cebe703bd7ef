package io.carillon.admin.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.problem.ProblemException;
import org.junit.jupiter.api.Test;

class RevisionTest {

    @Test
    void withoutAnExpectationEveryRevisionFits() {
        assertThatCode(() -> Revision.ifMatch(null).check(7)).doesNotThrowAnyException();
        assertThatCode(() -> Revision.ifMatch("*").check(7)).doesNotThrowAnyException();
    }

    @Test
    void theTagOfARevisionFitsThatRevisionOnly() {
        assertThatCode(() -> Revision.ifMatch(Revision.tag(7)).check(7)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Revision.ifMatch(Revision.tag(7)).check(8)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aForeignTagFitsNothing() {
        assertThatThrownBy(() -> Revision.ifMatch("\"abc\"").check(7)).isInstanceOf(ProblemException.class);
    }
}
