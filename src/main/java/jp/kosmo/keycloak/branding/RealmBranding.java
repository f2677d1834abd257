package jp.kosmo.keycloak.branding;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.StringUtil;

/**
 * What a union has made its own of the pages and mails, as its administrators have entered it under Localization. Templates
 * find it as {@code union}. What would harm the page is left out, and the page looks as it does without.
 */
public final class RealmBranding {

    /** Within the page: it costs no request. Its quotation marks are written so that they need no escape in a page. */
    private static final String CROSS =
            "data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 16 16%27%3E"
                    + "%3Cpath fill=%27%231f5a99%27 d=%27M0 0h16v16H0zM7 3v4H3v2h4v4h2V9h4V7H9V3z%27/%3E%3C/svg%3E";

    private final KeycloakSession session;
    private final TemplateMethodModelEx msg;

    /** @param msg the texts in the language of the page */
    RealmBranding(KeycloakSession session, TemplateMethodModelEx msg) {
        this.session = session;
        this.msg = msg;
    }

    /** What the union's page is called; the {@code {0}} of {@code kosmo.title} is the realm's display name. */
    public String name() throws TemplateModelException {
        RealmModel realm = session.getContext().getRealm();
        return text("kosmo.title", Optional.ofNullable(realm.getDisplayName()).orElse(realm.getName()));
    }

    /** {@code kosmo.branding.accent} as {@code #rrggbb}; null unless white on it, and it on our ground, can be read. */
    public @Nullable String accent() throws TemplateModelException {
        return AccentColor.readable(text("kosmo.branding.accent"))
                .map(AccentColor::hex)
                .orElse(null);
    }

    /** The address in {@code kosmo.branding.logo}; null unless it is {@linkplain ImageUrlPolicy allowed}. */
    public @Nullable String logo() throws TemplateModelException {
        return picture("kosmo.branding.logo");
    }

    /** The address in {@code kosmo.branding.favicon}; a plain cross unless it is {@linkplain ImageUrlPolicy allowed}. */
    public String favicon() throws TemplateModelException {
        return Optional.ofNullable(picture("kosmo.branding.favicon")).orElse(CROSS);
    }

    /** Which address members have to let through their spam filter: {@link #senderOf}. */
    public String sender() {
        return senderOf(session.getContext().getRealm());
    }

    /** The address that a realm's mails come from; the realm's name where none is set, and so none is sent. */
    public static String senderOf(RealmModel realm) {
        return Stream.of(realm.getSmtpConfig().get("from"), realm.getDisplayName())
                .filter(StringUtil::isNotBlank)
                .findFirst()
                .orElse(realm.getName());
    }

    private @Nullable String picture(String key) throws TemplateModelException {
        return ImageUrlPolicy.allowed(text(key), new LoginPageModel(session)::portalUrl)
                .orElse(null);
    }

    private String text(String... keyAndWords) throws TemplateModelException {
        return (String) msg.exec(List.of(keyAndWords));
    }
}
