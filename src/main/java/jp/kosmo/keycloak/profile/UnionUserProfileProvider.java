package jp.kosmo.keycloak.profile;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.members.AttributeReader;
import jp.kosmo.keycloak.realm.UnionRealm;
import jp.kosmo.keycloak.text.JapanTime;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;

/**
 * Keycloak's user profile, with the attributes of a union's member read as people write them: in full width, with blanks around
 * them, dates in the Japanese calendar. It is the one door of the Admin Console, the Admin REST API, the Account Console and the
 * steps of a login, so what is stored is the same from all of them.
 */
final class UnionUserProfileProvider extends DeclarativeUserProfileProvider {

    private final KeycloakSession session;

    UnionUserProfileProvider(KeycloakSession session, UnionUserProfileProviderFactory factory) {
        super(session, factory);
        this.session = session;
    }

    @Override
    protected Attributes createAttributes(
            UserProfileContext context,
            Map<String, ?> attributes,
            @Nullable UserModel member,
            UserProfileMetadata metadata) {
        if (!UnionRealm.is(session.getContext().getRealm())) {
            return super.createAttributes(context, attributes, member, metadata);
        }
        Map<String, ?> read = read(attributes, member);
        return member != null && member.getServiceAccountClientLink() != null
                ? super.createAttributes(context, read, member, metadata)
                : new MemberAttributes(context, read, member, metadata, session);
    }

    private static Map<String, ?> read(Map<String, ?> attributes, @Nullable UserModel member) {
        LocalDate today = JapanTime.today();
        Map<String, @Nullable Object> read = new HashMap<>();
        attributes.forEach((name, written) -> read.put(name, read(name, written, member, today)));
        return read;
    }

    private static @Nullable Object read(
            String name, @Nullable Object written, @Nullable UserModel member, LocalDate today) {
        if (written instanceof String text) {
            return read(name, text, member, today);
        }
        return written instanceof List<?> texts
                ? texts.stream()
                        .map(text -> text instanceof String value ? read(name, value, member, today) : text)
                        .toList()
                : written;
    }

    /** What is stored already is no change, however it is written: it may be an attribute that the writer must not change. */
    private static String read(String name, String written, @Nullable UserModel member, LocalDate today) {
        return member != null && written.equals(member.getFirstAttribute(name))
                ? written
                : AttributeReader.read(name, written, today);
    }
}
