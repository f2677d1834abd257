package jp.kosmo.keycloak.branding;

import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Map;
import java.util.Optional;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.MaskedName;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.email.freemarker.beans.ProfileBean;
import org.keycloak.models.KeycloakSession;

/**
 * What a mail can say besides what Keycloak gives it, Keycloak's own mails included: whom it is about, until when its link can
 * be opened, and the way to the portal. Templates find it as {@code unionMail}.
 */
public final class MailModel {

    private final KeycloakSession session;
    private final @Nullable Object user;

    /** @param user what Keycloak tells the template of the member */
    MailModel(KeycloakSession session, @Nullable Object user) {
        this.session = session;
        this.user = user;
    }

    /** The member's name as far as a mail may show it, because families share addresses; empty when there is none on record. */
    public String name() {
        return user instanceof ProfileBean member
                ? new MaskedName(member.getAttributes().getOrDefault(MaskedName.ATTRIBUTE, "")).toString()
                : "";
    }

    /** The time of day in Japan so many minutes from now: Keycloak tells its mails how long a link lasts, and not until when. */
    public Map<String, Integer> inMinutes(long minutes) {
        return JapanTime.parts(Time.currentTimeMillis() / 1000 + minutes * 60);
    }

    /** The Home URL of the realm's client {@code portal}, if it has one that is known without a request. */
    public @Nullable String portal() {
        try {
            return Optional.ofNullable(new LoginPageModel(session).portalUrl())
                    .filter(address -> address.matches("https?://\\S+"))
                    .orElse(null);
        } catch (ContextNotActiveException fromTheQueue) {
            return null;
        }
    }
}
