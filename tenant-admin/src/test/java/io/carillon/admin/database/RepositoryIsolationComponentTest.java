package io.carillon.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.carillon.admin.AdminApi;
import io.carillon.admin.http.PageRequest;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Calls every reading method of every repository for one tenant inside a transaction of another: whatever the caller
 * asks for, the transaction's tenant is all there is.
 */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class RepositoryIsolationComponentTest {
    /** Has no rows, so that what is answered about it is everybody's: the system's own values. */
    private static final String NOBODY = UUID.randomUUID().toString();

    @Inject
    Pool pool;

    @Inject
    TenantTransactions transactions;

    private final List<UUID> theirIds = new ArrayList<>();
    private String mine;
    private String others;

    @Test
    void noRepositoryReadsAnotherTenantsRows() {
        mine = AdminApi.freshTenant();
        others = AdminApi.freshTenant();
        theirIds.add(plant(AdminApi.templatesOf(others), AdminApi.smsTemplate("planted", "Hi")));
        theirIds.add(plant(AdminApi.providersOf(others), AdminApi.sendGrid("demo-key")));
        Map<String, String> seen = new TreeMap<>();
        List<String> fruitful = new ArrayList<>();

        readingMethods()
                .forEach(method -> theirIds.forEach(id -> {
                    Optional<Object> answer = call(method, mine, others, id);
                    if (isSomething(answer) && !answer.equals(call(method, mine, NOBODY, id))) {
                        seen.put(method.toString(), "sees another tenant's rows");
                    }
                    if (isSomething(call(method, others, others, id))) {
                        fruitful.add(method.getDeclaringClass().getSimpleName());
                    }
                }));

        assertThat(seen).isEmpty();
        assertThat(fruitful)
                .as("repositories that read their own")
                .contains("TemplateRepository", "ProviderRepository");
    }

    private UUID plant(String collection, Object body) {
        String id = AdminApi.asPlatform()
                .body(body)
                .post(collection)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        AdminApi.asPlatform().body("{}").post(collection + "/" + id + "/publish");
        return UUID.fromString(id);
    }

    /** What the method answers about {@code about} in a transaction of {@code tenant}; empty when it fails. */
    private Optional<Object> call(Method method, String tenant, String about, UUID id) {
        Object repository = ClientProxy.unwrap(
                Arc.container().instance(method.getDeclaringClass()).get());
        return transactions
                .inTenant(pool, TenantId.of(tenant), client -> invoke(repository, method, client, about, id))
                .map(Optional::ofNullable)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @SuppressWarnings("unchecked")
    private Uni<Object> invoke(Object repository, Method method, SqlClient client, String about, UUID id) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> argument(method, type, client, about, id))
                .toArray();
        try {
            method.setAccessible(true);
            return (Uni<Object>) method.invoke(repository, arguments);
        } catch (InvocationTargetException failure) {
            return Uni.createFrom().failure(failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Object argument(Method method, Class<?> type, SqlClient client, String about, UUID id) {
        if (type == SqlClient.class) {
            return client;
        } else if (type == TenantId.class) {
            return TenantId.of(about);
        } else if (type == UUID.class) {
            return id;
        } else if (type == PageRequest.class) {
            return PageRequest.of(200, null);
        } else if (type == int.class) {
            return 1_000;
        } else if (type == String.class) {
            return "planted";
        } else if (Collection.class.isAssignableFrom(type)) {
            return List.of(id);
        }
        throw new AssertionError("teach this test what to pass as " + type + " to " + method);
    }

    private static boolean isSomething(Optional<Object> answer) {
        return answer.filter(value -> switch (value) {
                    case Optional<?> optional -> optional.isPresent();
                    case Collection<?> rows -> !rows.isEmpty();
                    case Map<?, ?> rows -> !rows.isEmpty();
                    case Boolean known -> known;
                    case Number count -> count.longValue() > 0;
                    default -> true;
                })
                .isPresent();
    }

    private static Stream<Method> readingMethods() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.carillon.admin")
                        .stream()
                        .filter(type -> type.getSimpleName().endsWith("Repository"))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> method.getName().matches("(find|list|count|read|is).*"))
                        .filter(method -> List.of(method.getParameterTypes()).contains(TenantId.class))
                        .filter(method -> method.getReturnType() == Uni.class)
                        .filter(method -> List.of(method.getParameterTypes()).contains(SqlClient.class))
                        .filter(method -> !Modifier.isPrivate(method.getModifiers()));
    }
}
