package jp.kosmo.keycloak.it;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A member on the server.
 *
 * @param id Keycloak's internal id, the {@code user_id} of our tables
 * @param spec as the member was made; the journey may have changed it since
 */
public record Member(Union union, String id, MemberSpec spec) {

    /** The user ID the member was made with. */
    public String username() {
        return spec.username();
    }

    /** The password the member was made with; empty when none was. */
    public String password() {
        return spec.password() == null ? "" : spec.password();
    }

    /** Admin REST for this member. */
    public UserResource admin() {
        return union.admin().users().get(id);
    }

    /** The member as stored now. */
    public UserRepresentation read() {
        return admin().toRepresentation(true);
    }

    /** Changes the stored member as an administrator does. */
    public void change(Consumer<UserRepresentation> change) {
        UserRepresentation user = read();
        change.accept(user);
        admin().update(user);
    }

    /** An attribute as stored now; null when there is none. */
    public @Nullable String attribute(String name) {
        return read().firstAttribute(name);
    }

    /** What the member still has to do. */
    public List<String> requiredActions() {
        return read().getRequiredActions();
    }

    /** The member's stored credentials, without their secrets. */
    public List<CredentialRepresentation> credentials() {
        return admin().credentials();
    }

    /** The id of the credential with this name. */
    public String device(String name) {
        return credentials().stream()
                .filter(held -> name.equals(held.getUserLabel()))
                .map(CredentialRepresentation::getId)
                .findFirst()
                .orElseThrow();
    }

    /** What this member did, and what was refused. */
    public Events events() {
        return union.eventsOf(id);
    }

    /** The next unread mail to the address the member was made with; waits for it. */
    public Mail nextMail() {
        return TestBed.mailbox().next(spec.email());
    }
}
