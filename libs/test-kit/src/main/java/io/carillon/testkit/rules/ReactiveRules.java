package io.carillon.testkit.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Reactive shell, plain core. */
public final class ReactiveRules {
    private static final String UNI = "io.smallrye.mutiny.Uni";
    private static final String MULTI = "io.smallrye.mutiny.Multi";
    private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";
    private static final List<String> SHELL_SUFFIXES = List.of(
            "Resource",
            "Consumer",
            "Repository",
            "Provider",
            "Publisher",
            "Sender",
            "Client",
            "Connection",
            "Pool",
            "Socket",
            "Handler",
            "Route",
            "Filter");
    private static final List<String> BEAN_MARKS = List.of(
            "jakarta.enterprise.context.",
            "jakarta.inject.Singleton",
            "jakarta.ws.rs.",
            "jakarta.decorator.",
            "jakarta.interceptor.",
            "io.quarkus.websockets.next.");

    private static final List<String> BEAN_METHOD_MARKS = List.of(
            "jakarta.enterprise.inject.Produces",
            "io.quarkus.vertx.web.Route",
            "io.quarkus.scheduler.Scheduled",
            "org.jboss.resteasy.reactive.server.ServerExceptionMapper",
            "org.jboss.resteasy.reactive.server.ServerRequestFilter",
            "org.jboss.resteasy.reactive.server.ServerResponseFilter");

    /** A consumer that returns a {@code Uni} is acknowledged when its work is done, not before. */
    public static final ArchRule INCOMING_ONLY_IN_CONSUMERS = methods()
            .that()
            .areAnnotatedWith(INCOMING)
            .or()
            .areAnnotatedWith(INCOMING + "s")
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Consumer")
            .andShould()
            .haveRawReturnType(UNI)
            .as("@Incoming only on methods of *Consumer that return Uni")
            .allowEmptyShould(true);

    /** Whoever subscribes by himself loses the failure, the order or the event loop. */
    public static final ArchRule NO_AWAIT_OR_SUBSCRIBE = noClasses()
            .should()
            .accessTargetWhere(Code.useOf(UNI, ReactiveRules::startsWork)
                    .or(Code.useOf(MULTI, ReactiveRules::startsWork))
                    .as("a stream is awaited or subscribed to"))
            .as("no await or subscribe in main code")
            .because("the framework subscribes; a chain of our own that nobody waits for is lost work")
            .allowEmptyShould(true);

    public static final ArchRule NO_SLEEP = noClasses()
            .should()
            .accessTargetWhere(Code.useOf("java.lang.Thread", "sleep")
                    .or(Code.useOf("java.util.concurrent.TimeUnit", "sleep"))
                    .as("a thread sleeps"))
            .as("no sleep in main code")
            .because("core owns time, everything else is woken")
            .allowEmptyShould(true);

    /**
     * What must be plain is found without a marker: every record and enum, and every class that is neither a bean (nor
     * nested in one) nor named for a reactive role. So a decision cannot become reactive by accident, and a class that
     * has to be reactive says so by its scope or its name.
     */
    public static final ArchRule DECISIONS_ARE_PLAIN = noClasses()
            .that(DescribedPredicate.describe("are plain", ReactiveRules::isPlain))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye.mutiny..", "jakarta.enterprise..", "jakarta.inject..")
            .as("records, enums and classes without a reactive role know neither Mutiny nor CDI")
            .because("decisions are synchronous functions on records, tested in milliseconds")
            .allowEmptyShould(true);

    private ReactiveRules() {}

    private static boolean startsWork(String member) {
        return member.startsWith("await") || member.startsWith("subscribe");
    }

    private static boolean isPlain(JavaClass code) {
        if (code.isRecord() || code.isEnum()) {
            return true;
        }
        JavaClass topLevel = Code.outermost(code);
        return !code.isInterface()
                && !code.isAnnotation()
                && !hasShellName(topLevel)
                && topLevel.getAnnotations().stream().noneMatch(ReactiveRules::marksBean)
                && topLevel.getMethods().stream().noneMatch(ReactiveRules::makesBean);
    }

    /** Quarkus makes a bean of a class for the sake of such a method. */
    private static boolean makesBean(JavaMethod method) {
        return BEAN_METHOD_MARKS.stream().anyMatch(method::isAnnotatedWith);
    }

    private static boolean hasShellName(JavaClass topLevel) {
        return SHELL_SUFFIXES.stream().anyMatch(topLevel.getSimpleName()::endsWith);
    }

    private static boolean marksBean(JavaAnnotation<?> annotation) {
        return BEAN_MARKS.stream().anyMatch(annotation.getRawType().getName()::startsWith);
    }
}
