package io.carillon.admin.access;

import static io.carillon.admin.AdminApi.LAYOUTS;
import static io.carillon.admin.AdminApi.PROVIDERS;
import static io.carillon.admin.AdminApi.TEMPLATES;
import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.as;

import io.carillon.admin.AdminApi;
import io.carillon.admin.seed.DemoTenants;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TenantIsolationContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class TenantIsolationComponentTest extends TenantIsolationContract {
    private static final String ENDPOINTS = "/api/v1/admin/webhook-endpoints";
    private static final String TYPES = "/api/v1/admin/lookup-types";
    private static final String LOOKUPS = "/api/v1/admin/lookups";

    @Inject
    DemoTenants demo;

    @BeforeEach
    void seed() {
        demo.seed();
    }

    @Override
    protected Map<String, String> plant(String words) {
        Map<String, String> planted = new HashMap<>();
        planted.put(TEMPLATES + "/{id}", create(TEMPLATES, AdminApi.smsTemplate(AdminApi.freshCode(), words)));
        Map<String, Object> account = new HashMap<>(AdminApi.sendGrid("demo-key"));
        account.put("name", words);
        planted.put(PROVIDERS + "/{id}", create(PROVIDERS, account));
        planted.put(LAYOUTS + "/{id}", create(LAYOUTS, layout(words)));
        planted.put(ENDPOINTS + "/{id}", create(ENDPOINTS, endpoint(words)));
        String code = AdminApi.freshCode();
        planted.put(TYPES + "/{code}", named(TYPES, code, Map.of("code", code, "name", words)));
        Map<String, Object> category = Map.of("type", "category", "code", code, "name", words);
        planted.put(LOOKUPS + "/{type}/{code}", named(LOOKUPS, "category/" + code, category));
        return planted;
    }

    private String create(String collection, Object body) {
        String id = asOwner()
                .body(body)
                .post(collection)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return collection + "/" + id;
    }

    private String named(String collection, String name, Object body) {
        asOwner().body(body).post(collection).then().statusCode(201);
        return collection + "/" + name;
    }

    private static Map<String, Object> endpoint(String words) {
        return Map.of("url", "https://hooks.example.com/carillon", "description", words);
    }

    private static Map<String, Object> layout(String words) {
        return Map.of("code", AdminApi.freshCode(), "name", words, "html", "<p>{{content}}</p>");
    }

    @Override
    protected RequestSpecification asOwner() {
        return as("demo-admin");
    }

    @Override
    protected RequestSpecification asStranger() {
        return as("other-admin");
    }

    /** Tenants are for platform administrators only, as the matrix of roles proves; a channel's route is the caller's. */
    @Override
    protected List<String> shared() {
        return List.of(TENANTS, "/api/v1/admin/provider-routes/");
    }
}
