package jp.kosmo.keycloak.office.member.card;

import java.util.List;
import jp.kosmo.keycloak.office.member.MemberStanding;

/**
 * The same as the desk sees it, which hears who calls and may not read it: no value of the record.
 *
 * @param id Keycloak's, an opaque one
 * @param events without those who did it
 * @param version to be sent back with a task
 */
public record DeskCard(String id, MemberStanding standing, List<MemberEvent> events, String version) {}
