package jp.kosmo.keycloak.office.imports.record;

import java.util.concurrent.TimeUnit;
import jp.kosmo.keycloak.members.imports.rules.UserIdRules;
import jp.kosmo.keycloak.userid.UserId;
import jp.kosmo.keycloak.userid.UserIdConfig;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;

/** User IDs that a union gives: a temporary one needs no shape. */
public final class GivenUserIds implements UserIdRules {

    @Override
    public boolean isUserId(String userId) {
        return new UserId(userId).characterProblems().isEmpty();
    }

    @Override
    public boolean mayBeGiven(String userId, boolean temporary) {
        return temporary ? isUserId(userId) : new UserId(userId).problems().isEmpty();
    }

    @Override
    public long releasedSince(RealmModel realm) {
        return Time.currentTimeMillis()
                - TimeUnit.DAYS.toMillis(UserIdConfig.of(realm).releasedIdDays());
    }
}
