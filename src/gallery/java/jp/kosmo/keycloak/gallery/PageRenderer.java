package jp.kosmo.keycloak.gallery;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kosmo.keycloak.gallery.ScriptFixture.Site;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.forms.login.freemarker.Templates;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;

/** Keycloak's own forms, which put the fixture's values beside what they know themselves, and hide no error. */
final class PageRenderer extends FreeMarkerLoginFormsProvider {
    /** Keycloak asks more of a server for them than there is. */
    private static final Set<LoginFormsPages> FROM_FIXTURE = Set.of(
            LoginFormsPages.UPDATE_EMAIL,
            LoginFormsPages.OAUTH_GRANT,
            LoginFormsPages.LOGIN_RECOVERY_AUTHN_CODES_CONFIG,
            LoginFormsPages.LOGIN_RECOVERY_AUTHN_CODES_INPUT);

    private final Map<String, Object> values;
    private String html = "";

    private PageRenderer(Sandbox sandbox, Map<String, Object> values) {
        super(sandbox.keycloak());
        this.values = values;
    }

    static String html(Themes themes, View view, Screen screen) {
        var sandbox = new Sandbox(themes, view, screen);
        ScriptFixture scripts = screen.scripts();
        if (scripts != null && scripts.site() == Site.ACCOUNT) {
            return AccountRenderer.html(sandbox, view, scripts);
        }
        var renderer = new PageRenderer(sandbox, screen.values(view.locale()));
        renderer.values.forEach(renderer::setAttribute);
        renderer.setActionUri(Sandbox.ACTION).setExecution("execution").setUser(sandbox.member());
        if (sandbox.login() != null) {
            renderer.setAuthenticationSession(sandbox.login())
                    .setAuthContext(SampleLogin.flow(screen, sandbox.keycloak(), sandbox.login(), sandbox.member()));
        }
        if (!screen.messages().isEmpty()) {
            renderer.messages = screen.messages();
            renderer.messageType = screen.messageType();
        }
        page(screen).ifPresentOrElse(renderer::createResponse, () -> renderer.createForm(screen.template()));
        return scripts == null ? renderer.html : ScriptedPage.html(renderer.html, scripts);
    }

    /** Keycloak's page of that template, with the beans it makes for it; empty where the fixture brings them. */
    private static Optional<LoginFormsPages> page(Screen screen) {
        return Arrays.stream(LoginFormsPages.values())
                .filter(page -> screen.isInLogin() && !FROM_FIXTURE.contains(page))
                .filter(page -> Templates.getTemplate(page).equals(screen.template()))
                .findFirst();
    }

    /** Without the parameters by which a server finds the login again. */
    @Override
    protected UriBuilder prepareBaseUriBuilder(boolean withoutQuery) {
        return UriBuilder.fromUri(uriInfo.getBaseUri().getPath());
    }

    @Override
    protected Response processTemplate(Theme theme, String template, Locale locale) {
        attributes.put("templateName", template);
        attributes.put("pageId", template.replace(".ftl", ""));
        attributes.put("social", Map.of()); // nobody logs in with an account from elsewhere
        attributes.putAll(values);
        try {
            html = freeMarker.processTemplate(attributes, template, theme);
        } catch (FreeMarkerException e) {
            throw new IllegalStateException(template + " cannot be shown", e);
        }
        return Response.ok().build();
    }
}
