package io.carillon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.carillon.testkit.HouseRules.Exemption;
import io.carillon.testkit.rules.BeanRules;
import io.carillon.testkit.rules.ModuleRules;
import io.carillon.testkit.rules.ReactiveRules;
import io.carillon.testkit.rules.SqlRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTest {
    private static final String OFFENDERS = "io.carillon.testkit.offenders";
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(OFFENDERS);
    private static final JavaClasses GOOD = new ClassFileImporter().importPackages("io.carillon.testkit.obedient");

    static Stream<Arguments> offenders() {
        return Stream.of(
                Arguments.of(SqlRules.SQL_ONLY_IN_REPOSITORIES, "SqlInUseCase"),
                Arguments.of(SqlRules.SQL_ONLY_IN_REPOSITORIES, "SqlByMethodReference"),
                Arguments.of(SqlRules.TRANSACTIONS_ARE_SEQUENTIAL, "CombiningInTransaction"),
                Arguments.of(SqlRules.TRANSACTIONS_ARE_SEQUENTIAL, "CombiningRepository"),
                Arguments.of(ReactiveRules.INCOMING_ONLY_IN_CONSUMERS, "IncomingInUseCase"),
                Arguments.of(ReactiveRules.INCOMING_ONLY_IN_CONSUMERS, "ForgettingConsumer"),
                Arguments.of(ReactiveRules.NO_AWAIT_OR_SUBSCRIBE, "AwaitingUseCase"),
                Arguments.of(ReactiveRules.NO_AWAIT_OR_SUBSCRIBE, "SubscribingUseCase"),
                Arguments.of(ReactiveRules.NO_SLEEP, "SleepingUseCase"),
                Arguments.of(ReactiveRules.NO_SLEEP, "SleepingThread"),
                Arguments.of(ReactiveRules.DECISIONS_ARE_PLAIN, "ReactiveDecision"),
                Arguments.of(ReactiveRules.DECISIONS_ARE_PLAIN, "ReactiveRecord"),
                Arguments.of(ReactiveRules.DECISIONS_ARE_PLAIN, "InjectedRecordPublisher$Mood"),
                Arguments.of(BeanRules.NO_FIELD_INJECTION, "FieldInjection"),
                Arguments.of(BeanRules.NO_FIELD_INJECTION, "ConfigFieldInjection"),
                Arguments.of(BeanRules.TIME_FROM_A_CLOCK, "SystemInstant"),
                Arguments.of(BeanRules.TIME_FROM_A_CLOCK, "SystemMillis"),
                Arguments.of(BeanRules.TIME_FROM_A_CLOCK, "ZonedNow"),
                Arguments.of(BeanRules.TIME_FROM_A_CLOCK, "OwnClock"),
                Arguments.of(BeanRules.TIME_FROM_A_CLOCK, "OldDate"),
                Arguments.of(ModuleRules.SERVICES_STAY_APART, "carillon.core.planning.KnowsTheDispatcher"),
                Arguments.of(ModuleRules.PROVIDERS_STAY_APART, "carillon.dispatcher.email.KnowsAnotherChannel"),
                Arguments.of(ModuleRules.LIBRARIES_KNOW_NO_SERVICE, "carillon.tenancy.KnowsAService"),
                Arguments.of(ModuleRules.featuresFreeOfCycles(OFFENDERS + ".cycle"), "cycle.one.One"));
    }

    @ParameterizedTest(name = "{1} breaks: {0}")
    @MethodSource("offenders")
    void aPlantedOffenderIsFound(ArchRule rule, String offender) {
        EvaluationResult result = rule.evaluate(BAD);

        assertThat(result.getFailureReport().getDetails())
                .as("%s", result.getFailureReport())
                .anyMatch(detail -> detail.contains(OFFENDERS + "." + offender));
    }

    @Test
    void codeInTheHouseStylePasses() {
        HouseRules.all("io.carillon.testkit.obedient").forEach(rule -> rule.check(GOOD));
    }

    @Test
    void everyRuleOfTheCheckHasAnOffender() {
        assertThat(offenders().map(planted -> ((ArchRule) planted.get()[0]).getDescription()))
                .containsAll(HouseRules.all(OFFENDERS + ".cycle").stream()
                        .map(ArchRule::getDescription)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "tenancy", "problem", "postgres", "messaging", "tenantconfig"})
    void theLibrariesKeepTheHouseRules(String library) {
        assertThatCode(() -> HouseRules.check("io.carillon." + library)).doesNotThrowAnyException();
    }

    @Test
    void aMissingPackageIsNoPass() {
        assertThatThrownBy(() -> HouseRules.check("io.carillon.nowhere")).isInstanceOf(AssertionError.class);
    }

    @Test
    void anExemptionSparesOneClassFromOneRule() {
        Exemption launcher = new Exemption(
                BeanRules.TIME_FROM_A_CLOCK, "io.carillon.testkit.TestEvent", "tests are made in real time");

        assertThatThrownBy(() -> HouseRules.check("io.carillon.testkit")).hasMessageContaining("TestEvent");
        assertThatCode(() -> HouseRules.check("io.carillon.testkit", launcher)).doesNotThrowAnyException();
    }
}
