package jp.kosmo.keycloak.ledger.evidence;

import java.util.Map;
import java.util.Set;
import jp.kosmo.keycloak.realm.ProviderIds;

/** Members a union may want to write to, each list with its reasons. */
public enum MemberList {
    /** Those who have not agreed to a version; what they have not agreed to counts, not whether they were asked. */
    TERMS_MISSING("not exists (select 1 from ConsentEntity c where c.realmId = u.realmId and c.userId = u.id"
            + " and c.version = :version and c.decision = 'accept')") {
        @Override
        String reason(Person person) {
            return person.attributes().containsKey(AGREED_TERMS) ? "AGREED_TO_ANOTHER" : "AGREED_TO_NONE";
        }
    },

    /** Those whose first login is not done: a step of it is open, or the user ID is still the one from the letter. */
    NOT_LOGGED_IN("(exists (select 1 from UserRequiredActionEntity a where a.user = u and a.action in ('"
            + ProviderIds.BIRTHDATE + "', '" + ProviderIds.USER_ID + "'))"
            + " or exists (select 1 from UserAttributeEntity t where t.user = u and t.name = 'temporaryUserId'"
            + " and t.value = 'true'))") {
        @Override
        String reason(Person person) {
            return person.actions().contains(ProviderIds.BIRTHDATE) ? "NOT_BEGUN" : "NOT_FINISHED";
        }
    },

    /**
     * Those whom no mail of ours reaches: no address, one that nobody has confirmed where the union has members do so, or one that a
     * mail server has refused.
     */
    WITHOUT_ADDRESS("(u.email is null or (:confirmed = true and u.emailVerified = false) or u.id in :refused)") {
        @Override
        String reason(Person person) {
            if (!person.hasAddress()) {
                return "NO_ADDRESS";
            }
            return person.isRefused() ? "ADDRESS_REFUSED" : "NOT_CONFIRMED";
        }
    };

    /**
     * What tells why somebody is on a list.
     *
     * @param isRefused whether a mail server has said that there is no such address
     * @param actions the required actions that are open
     */
    record Person(boolean hasAddress, boolean isRefused, Map<String, String> attributes, Set<String> actions) {}

    static final String AGREED_TERMS = "agreedTerms";

    private final String condition;

    MemberList(String condition) {
        this.condition = condition;
    }

    /** In JPQL, of a user {@code u}. */
    String condition() {
        return condition;
    }

    /** A code. */
    abstract String reason(Person person);
}
