package jp.kosmo.keycloak.branding;

import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.realm.StockReplacement;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.theme.KosmoTheme;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProviderFactory;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.theme.freemarker.FreeMarkerProviderFactory;

/**
 * Keycloak's own way from template to page, under its own id, that lets every page and mail ask {@link RealmBranding}, pages of
 * the login {@link LoginPageModel} as well, and mails {@link MailModel}. It is the one place that the pages of 404 and 500 pass, too.
 *
 * <p>In a realm that is no union's a page is given nothing more, unless its theme stands on ours, whose templates ask.
 */
public final class BrandingFreeMarkerProviderFactory
        implements FreeMarkerProviderFactory, StockReplacement<FreeMarkerProvider> {

    /** A parameter of the addresses of account pages. */
    private static final String ACCOUNT_PAGE = "in";

    private final DefaultFreeMarkerProviderFactory keycloaks = new DefaultFreeMarkerProviderFactory();

    @Override
    public FreeMarkerProvider create(KeycloakSession session) {
        FreeMarkerProvider plain = keycloaks.create(session);
        return new FreeMarkerProvider() {
            @Override
            public String processTemplate(Object data, String template, Theme theme) throws FreeMarkerException {
                if (data instanceof Map<?, ?> model
                        && model.get("msg") instanceof TemplateMethodModelEx msg
                        && (UnionRealm.is(session.getContext().getRealm()) || isOurs(theme))) {
                    return plain.processTemplate(withUnion(session, model, msg, theme), template, theme);
                }
                return plain.processTemplate(data, template, theme);
            }

            @Override
            public void close() {}
        };
    }

    private static boolean isOurs(Theme theme) throws FreeMarkerException {
        try {
            return KosmoTheme.is(theme);
        } catch (IOException e) {
            throw new FreeMarkerException("Cannot read the properties of theme " + theme.getName(), e);
        }
    }

    private static Map<Object, Object> withUnion(
            KeycloakSession session, Map<?, ?> model, TemplateMethodModelEx msg, Theme theme) {
        var withUnion = new HashMap<Object, Object>(model);
        switch (theme.getType()) {
            case LOGIN -> {
                withUnion.put("union", new RealmBranding(session, msg));
                withUnion.put("unionHelp", new LoginPageModel(session));
            }
            case EMAIL -> {
                withUnion.put("union", new RealmBranding(session, msg));
                withUnion.put("unionMail", new MailModel(session, model.get("user")));
            }
            case ACCOUNT -> {
                withUnion.put("union", new RealmBranding(session, msg));
                withUnion.put("unionHelp", new LoginPageModel(session));
                withUnion.put("accountPage", accountPage(session));
            }
            default -> {}
        }
        return withUnion;
    }

    /** Which page of the account the script asks for; empty before the login, whose page has next to nothing to show. */
    private static String accountPage(KeycloakSession session) {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getUri()
                        .getQueryParameters()
                        .getFirst(ACCOUNT_PAGE))
                .orElse("");
    }

    @Override
    public String getId() {
        return keycloaks.getId();
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
