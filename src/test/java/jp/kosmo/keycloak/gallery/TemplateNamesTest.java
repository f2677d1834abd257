package jp.kosmo.keycloak.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.TemplateMethodModelEx;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import jp.kosmo.keycloak.branding.BrandingFreeMarkerProviderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;

/** The name under which a template is looked for holds nothing of what a client calls its language. */
class TemplateNamesTest {

    private static final UriInfo NO_PARAMETERS = new Stub()
            .on("getQueryParameters", new MultivaluedHashMap<String, String>())
            .as(UriInfo.class);

    @ParameterizedTest
    @EnumSource(names = {"LOGIN", "EMAIL", "ACCOUNT", "ADMIN"})
    void holdNothingOfAClients(Theme.Type type, @TempDir Path folder) throws IOException, FreeMarkerException {
        Path template = Files.writeString(folder.resolve("page.ftl"), "fine");
        Set<Set<String>> looked = new HashSet<>();
        for (String tag : LanguageTags.all()) {
            Set<String> names = new HashSet<>();
            assertThat(page(type, tag, template.toUri().toURL(), names)).as(tag).isEqualTo("fine");
            assertThat(names).as(tag).isNotEmpty().allMatch(name -> name.matches("page(_[a-z]{2}(_[A-Z]{2})?)?\\.ftl"));
            looked.add(names);
        }
        assertThat(looked).as("names looked for, whatever the language").hasSize(1);
    }

    private static String page(Theme.Type type, String tag, URL template, Set<String> names)
            throws FreeMarkerException {
        SampleUnion union = SampleUnion.PLAIN;
        KeycloakSession session = new Stub()
                .on(
                        "getContext",
                        new Stub()
                                .on("getRealm", union.realm())
                                .on(
                                        "getHttpRequest",
                                        new Stub().on("getUri", NO_PARAMETERS).as(HttpRequest.class))
                                .as(KeycloakContext.class))
                .as(KeycloakSession.class);
        var properties = new Properties();
        properties.setProperty("asksForUnion", "true");
        Theme theme = new Stub()
                .on("getType", type)
                .on("getProperties", properties)
                .on("getName", "kosmo")
                .on("getEnhancedMessages", new Properties())
                .answer("getTemplate", name -> found(String.valueOf(name[0]), names) ? template : null)
                .as(Theme.class);
        var model = new HashMap<String, Object>();
        model.put("locale", tag);
        model.put("msg", (TemplateMethodModelEx) arguments -> "");
        // New every time: it keeps what it has found.
        return new BrandingFreeMarkerProviderFactory().create(session).processTemplate(model, "page.ftl", theme);
    }

    private static boolean found(String name, Set<String> names) {
        names.add(name);
        return name.equals("page.ftl");
    }
}
