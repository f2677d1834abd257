package jp.kosmo.keycloak.office.member.card;

import java.util.List;
import jp.kosmo.keycloak.office.member.MemberStanding;
import org.jspecify.annotations.Nullable;

/**
 * The same as the desk sees it, which hears who calls and may not read it: no value of the record.
 *
 * @param id Keycloak's, an opaque one
 * @param events without those who did it
 * @param version to be sent back with a task
 * @param grantUntil until when the desk's tasks are open for this member, in epoch milliseconds; null while the caller has not
 *     shown who they are
 */
public record DeskCard(
        String id,
        MemberStanding standing,
        List<MemberEvent> events,
        String version,
        @Nullable Long grantUntil) {}
