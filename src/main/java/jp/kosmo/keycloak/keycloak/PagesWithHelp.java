package jp.kosmo.keycloak.keycloak;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProviderFactory;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.theme.freemarker.FreeMarkerProviderFactory;

/**
 * Keycloak's own way from template to page, under its own id, that lets every page of the login ask {@link UnionHelp}. It is the
 * one place that the pages of 404 and 500 pass, too.
 */
public final class PagesWithHelp implements FreeMarkerProviderFactory {

    private final DefaultFreeMarkerProviderFactory keycloaks = new DefaultFreeMarkerProviderFactory();

    @Override
    public FreeMarkerProvider create(KeycloakSession session) {
        FreeMarkerProvider plain = keycloaks.create(session);
        return new FreeMarkerProvider() {
            @Override
            public String processTemplate(Object data, String template, Theme theme) throws FreeMarkerException {
                if (theme.getType() == Theme.Type.LOGIN && data instanceof Map<?, ?> model) {
                    var withHelp = new HashMap<Object, Object>(model);
                    withHelp.put("unionHelp", new UnionHelp(session));
                    return plain.processTemplate(withHelp, template, theme);
                }
                return plain.processTemplate(data, template, theme);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String getId() {
        return keycloaks.getId();
    }

    /** Above Keycloak's own of the same id. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void init(Config.Scope config) {
        keycloaks.init(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        keycloaks.postInit(factory);
    }

    @Override
    public void close() {
        keycloaks.close();
    }
}
