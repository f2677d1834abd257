package jp.kosmo.keycloak.it;

import java.util.List;

/** What is stored of one member, Keycloak's rows and ours: credentials, attributes, actions, sessions, consents, counts. */
final class MemberState {

    private static final String SQL = """
            select concat_ws(' ', 'member', username, email, enabled, email_verified) as line from user_entity where id = ?
            union all select concat_ws(' ', 'attribute', name, value) from user_attribute where user_id = ?
            union all select concat_ws(' ', 'required action', required_action) from user_required_action where user_id = ?
            union all select concat_ws(' ', 'credential', id, type, user_label, secret_data, credential_data)
                from credential where user_id = ?
            union all select concat_ws(' ', 'session', user_session_id) from offline_user_session where user_id = ?
            union all select concat_ws(' ', 'consent', version, decision) from kosmo_consent where user_id = ?
            union all select concat_ws(' ', 'attempt', kind, failures) from kosmo_attempt where user_id = ?
            order by line
            """;

    private MemberState() {}

    /** As it is now, a line for each row. */
    static List<String> of(Member member) {
        String id = member.id();
        return Database.column(SQL, id, id, id, id, id, id, id).stream()
                .map(String::valueOf)
                .toList();
    }
}
