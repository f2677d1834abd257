package jp.kosmo.keycloak.members.imports.rules;

import org.keycloak.models.RealmModel;

/** What a union's user IDs are like. */
public interface UserIdRules {

    /** Whether it is made of what IDs are made of. */
    boolean mayBeGiven(String userId, boolean temporary);

    /** IDs given up after this moment (epoch milliseconds) are kept from others. */
    long releasedSince(RealmModel realm);
}
