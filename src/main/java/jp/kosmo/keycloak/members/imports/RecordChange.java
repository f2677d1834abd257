package jp.kosmo.keycloak.members.imports;

import java.io.Serial;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What an import does to one member on record. Each call has a transaction of its own, which a refusal rolls back. */
public interface RecordChange {

    /**
     * What was done.
     *
     * @param version of the record now
     * @param before what was replaced, for {@link #restore}
     */
    record Done(String version, String before) {}

    /** It is not done, and nothing is changed. */
    final class Refused extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String code;

        public Refused(String code) {
            super(code);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Of the member's record now; empty for who is nobody that the office may change. */
    Optional<String> version(KeycloakSession session, RealmModel realm, String memberId);

    /** Makes the record say what the row says, if it still is as it was when the row was planned. */
    Done change(KeycloakSession session, RealmModel realm, StagedRow row);

    /** Takes a change back, if the record still is as the change has left it. */
    void restore(KeycloakSession session, RealmModel realm, StagedRow row);

    /** Removes a member whom the job has made, if the record still is as it was then. */
    void remove(KeycloakSession session, RealmModel realm, StagedRow row);
}
