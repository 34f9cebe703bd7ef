package io.carillon.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.carillon.testkit.rules.BeanRules;
import io.carillon.testkit.rules.ModuleRules;
import io.carillon.testkit.rules.ReactiveRules;
import io.carillon.testkit.rules.SqlRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All house rules over a module's main code. A module's test is {@code HouseRules.check("io.carillon.core")}; where
 * breaking a rule is right, an {@link Exemption} names the class and says why.
 */
public final class HouseRules {
    private static final List<ArchRule> EVERYWHERE = List.of(
            SqlRules.SQL_ONLY_IN_REPOSITORIES,
            SqlRules.TRANSACTIONS_ARE_SEQUENTIAL,
            ReactiveRules.INCOMING_ONLY_IN_CONSUMERS,
            ReactiveRules.NO_AWAIT_OR_SUBSCRIBE,
            ReactiveRules.NO_SLEEP,
            ReactiveRules.DECISIONS_ARE_PLAIN,
            BeanRules.NO_FIELD_INJECTION,
            BeanRules.TIME_FROM_A_CLOCK,
            ModuleRules.SERVICES_STAY_APART,
            ModuleRules.LIBRARIES_KNOW_NO_SERVICE,
            ModuleRules.PROVIDERS_STAY_APART);

    private HouseRules() {}

    /**
     * Lets one class break one rule.
     *
     * @param rule one of the constants in {@code io.carillon.testkit.rules}
     * @param className the class's full name; its nested classes are exempt too
     * @param why the reason, for the reader
     */
    public record Exemption(ArchRule rule, String className, String why) {
        private boolean spares(JavaClass candidate) {
            return candidate.getName().equals(className) || candidate.getName().startsWith(className + "$");
        }
    }

    /** Every rule that applies to the code below {@code basePackage}. */
    public static List<ArchRule> all(String basePackage) {
        List<ArchRule> rules = new ArrayList<>(EVERYWHERE);
        rules.add(ModuleRules.featuresFreeOfCycles(basePackage));
        return List.copyOf(rules);
    }

    /**
     * Checks the main classes below {@code basePackage} against all rules.
     *
     * @throws AssertionError listing every breach of every rule
     */
    public static void check(String basePackage, Exemption... exemptions) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
        if (classes.isEmpty()) {
            throw new AssertionError("there is no main class below " + basePackage);
        }
        String breaches = all(basePackage).stream()
                .map(rule -> rule.evaluate(classes.that(mustObey(rule, exemptions))))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .collect(Collectors.joining("\n"));
        if (!breaches.isEmpty()) {
            throw new AssertionError(breaches);
        }
    }

    private static DescribedPredicate<JavaClass> mustObey(ArchRule rule, Exemption... exemptions) {
        return DescribedPredicate.describe("must obey", candidate -> List.of(exemptions).stream()
                .noneMatch(exemption -> exemption.rule() == rule && exemption.spares(candidate)));
    }
}
