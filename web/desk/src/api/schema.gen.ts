/* Written by `npm run api` from the OpenAPI document. Do not edit. */
export interface paths {
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Companies whose name or domain holds every word of `q`, by name
         * @description Companies whose name or domain holds every word of `q`, by name.
         */
        get: operations["list_accounts"];
        put?: never;
        /**
         * Add a company
         * @description Add a company. 409 `domain_taken` with `data.account_id` and `.name`; 422 `bad_domain`, `free_mail_domain`.
         */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One company
         * @description One company. Its people are `GET /contacts?account=`.
         */
        get: operations["get_account"];
        put?: never;
        post?: never;
        /**
         * Delete a company
         * @description Delete a company. 409 `account_in_use` while anybody belongs to it or a ticket is its.
         */
        delete: operations["delete_account"];
        options?: never;
        head?: never;
        /**
         * Correct a company
         * @description Correct a company. Refusals as when it was made.
         */
        patch: operations["change_account"];
        trace?: never;
    };
    "/accounts/{account_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cases and live talks of a company and of its people that the reader may see, newest first
         * @description Cases and live talks of a company and of its people that the reader may see, newest first.
         */
        get: operations["list_account_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file (the raw body) for a reply, note or draft
         * @description Upload a file (the raw body) for a reply, note or draft. What type it is, its bytes decide. 413 `too_large`.
         */
        post: operations["upload_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file's bytes
         * @description A file's bytes. Pictures and PDFs that are what they say are shown in the browser, the rest is downloaded.
         */
        get: operations["get_attachment"];
        put?: never;
        post?: never;
        /**
         * Throw away an own upload that is on no message yet
         * @description Throw away an own upload that is on no message yet.
         */
        delete: operations["delete_attachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your operations that are going on or were begun within ten minutes, newest first
         * @description Your operations that are going on or were begun within ten minutes, newest first.
         */
        get: operations["list_bulk_operations"];
        put?: never;
        /**
         * Do something to many tickets
         * @description Do something to many tickets. They are written down now; a job changes them, some hundred at a time.
         *
         *     All actions are done to a ticket or none. 409 `too_many_tickets` with `data.most`; 422 `bad_view`, `bad_condition`,
         *     `unknown_owner`, `unknown_team`, `unknown_tag`, `unknown_status`, `status_not_choosable`, `time_not_ahead`.
         */
        post: operations["begin_bulk_operation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/{operation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far one of your operations has come; `bulk_operation.changed` on the socket says the same
         * @description How far one of your operations has come; `bulk_operation.changed` on the socket says the same.
         */
        get: operations["get_bulk_operation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/{operation_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop after the step that is under way
         * @description Stop after the step that is under way. What was changed stays, and can be undone.
         */
        post: operations["cancel_bulk_operation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/{operation_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each ticket, as far as you may see it; by default those that were skipped or kept, with why
         * @description What became of each ticket, as far as you may see it; by default those that were skipped or kept, with why.
         */
        get: operations["list_bulk_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/{operation_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put everything back that nobody changed since, within a minute of the end; a job does it
         * @description Put everything back that nobody changed since, within a minute of the end; a job does it.
         *
         *     409 `still_running` (cancel it first), `too_late_to_undo`.
         */
        post: operations["undo_bulk_operation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-operations/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many tickets a list shows right now
         * @description How many tickets a list shows right now. 422 `bad_view`, `bad_condition`.
         */
        post: operations["count_whole_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note a call on a ticket, or on a new one
         * @description Note a call on a ticket, or on a new one. The same `client_id` again is the same call.
         *
         *     422 `bad_phone`, `bad_call_time`, `nobody_called`, `unknown_wrap_up_code`, `unknown_channel_account`.
         */
        post: operations["note_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct a call, within a day of noting it
         * @description Correct a call, within a day of noting it. 409 `call_settled` later, or when a colleague noted it.
         */
        patch: operations["change_call"];
        trace?: never;
    };
    "/calls/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who is reached at a number, and their newest cases that the reader may see
         * @description Everybody who is reached at a number, and their newest cases that the reader may see.
         */
        get: operations["look_up_number"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The replies you may look at, most used first: your own, your teams', everyone's
         * @description The replies you may look at, most used first: your own, your teams', everyone's.
         */
        get: operations["list_canned_replies"];
        put?: never;
        /**
         * Keep an answer ready; a team's and everyone's need the right `manage_canned_replies`
         * @description Keep an answer ready; a team's and everyone's need the right `manage_canned_replies`.
         *
         *     409 `shortcut_taken`. 422 `unknown_placeholders` with `data.placeholders` and the language in `data.field`,
         *     `no_words`, `team_missing`, `unknown_attachment`.
         */
        post: operations["create_canned_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/canned-replies/{reply_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One reply, placeholders unfilled
         * @description One reply, placeholders unfilled.
         */
        get: operations["get_canned_reply"];
        put?: never;
        post?: never;
        /**
         * Delete a reply
         * @description Delete a reply. What was written with it stays.
         */
        delete: operations["delete_canned_reply"];
        options?: never;
        head?: never;
        /**
         * Change a reply
         * @description Change a reply. Refusals as for a new one.
         */
        patch: operations["change_canned_reply"];
        trace?: never;
    };
    "/channel-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every connected channel account with its health
         * @description Every connected channel account with its health.
         */
        get: operations["list_channel_accounts"];
        put?: never;
        /**
         * Connect a channel account
         * @description Connect a channel account. 409 `address_taken`. One that was removed comes back with its history.
         */
        post: operations["add_channel_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel-accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One connected channel account
         * @description One connected channel account.
         */
        get: operations["get_channel_account"];
        put?: never;
        post?: never;
        /**
         * Stop using a channel account
         * @description Stop using a channel account. Its tickets stay.
         */
        delete: operations["remove_channel_account"];
        options?: never;
        head?: never;
        /**
         * Change a channel account
         * @description Change a channel account. 409 `address_taken`, 422 `password_needed` for a host changed without its password.
         */
        patch: operations["change_channel_account"];
        trace?: never;
    };
    "/channel-accounts/{account_id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands below answers from a mailbox where their writer has no signature of his own
         * @description What stands below answers from a mailbox where their writer has no signature of his own.
         */
        get: operations["get_account_signature"];
        /**
         * Write a mailbox's signature
         * @description Write a mailbox's signature. 422 `unknown_placeholders` with `data.field`.
         */
        put: operations["put_account_signature"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel-accounts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in to both servers without keeping or sending anything
         * @description Sign in to both servers without keeping or sending anything.
         */
        post: operations["check_channel_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Talks on tickets the reader may see, newest first
         * @description Talks on tickets the reader may see, newest first. `mine`: those he has or had, or that ring at him.
         */
        get: operations["list_chats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a talk that rings or waits
         * @description Take a talk that rings or waits. 409 `chat_taken` with who has it in `data.user`, `chat_ended`.
         */
        post: operations["accept_chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do not take the talk that rings at oneself; the next person is asked
         * @description Do not take the talk that rings at oneself; the next person is asked.
         */
        post: operations["decline_chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a talk
         * @description End a talk. One that is over stays as it is.
         */
        post: operations["end_chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a talk on to a person or a team, with a note for them
         * @description Hand a talk on to a person or a team, with a note for them.
         *
         *     409 `agent_unavailable` with `data.reason` offline or busy, `chat_ended`; 422 `transfer_target`, `unknown_team`.
         */
        post: operations["transfer_chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/{chat_id}/wrap-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how a talk ended, and solve its ticket if wanted; an open talk ends by it
         * @description Say how a talk ended, and solve its ticket if wanted; an open talk ends by it. 422 `unknown_wrap_up_code`.
         */
        post: operations["wrap_up_chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chats/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits, who has how many talks, and how long visitors will wait: for who leads the floor
         * @description What waits, who has how many talks, and how long visitors will wait: for who leads the floor.
         */
        get: operations["watch_chat_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every checklist in its order, archived ones too
         * @description Every checklist in its order, archived ones too.
         */
        get: operations["list_checklists"];
        put?: never;
        /**
         * Add a checklist at the end
         * @description Add a checklist at the end. 422 `name_missing`, `no_items`, `title_missing`; 409 `too_many_checklists`.
         */
        post: operations["create_checklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checklists/{checklist_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change or archive a checklist; tasks that are on tickets stay as they are
         * @description Change or archive a checklist; tasks that are on tickets stay as they are.
         */
        patch: operations["change_checklist"];
        trace?: never;
    };
    "/contact-merges/{merge_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Part two merged contacts again: everything that was moved goes back
         * @description Part two merged contacts again: everything that was moved goes back.
         *
         *     409 `already_undone`; 409 `merged_again` with `data.contact_id` while the kept one was merged into another himself.
         */
        post: operations["undo_contact_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts whose name or addresses hold every word of `q`, the newest first; `account` is a company's id
         * @description Contacts whose name or addresses hold every word of `q`, the newest first; `account` is a company's id.
         */
        get: operations["list_contacts"];
        put?: never;
        /**
         * Add a customer by hand
         * @description Add a customer by hand. Without `account_id`, the domain of the mail address tells of the company.
         *
         *     409 `identity_taken` with `data.contact_id`, `.name` and `.address` when an address is another customer's, unless
         *     `is_shared`; 422 `bad_email`, `bad_phone`.
         */
        post: operations["create_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One contact with addresses, companies and how many tickets there are
         * @description One contact with addresses, companies and how many tickets there are.
         *
         *     For a contact who was merged into another one this is that other one, with his own `id`.
         */
        get: operations["get_contact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct a contact
         * @description Correct a contact.
         */
        patch: operations["change_contact"];
        trace?: never;
    };
    "/contacts/{contact_id}/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The customer belongs to a company, as `role`
         * @description The customer belongs to a company, as `role`.
         */
        put: operations["link_contact_account"];
        post?: never;
        /**
         * The customer does not belong to the company any more
         * @description The customer does not belong to the company any more.
         */
        delete: operations["unlink_contact_account"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What this person sends goes to spam from now on
         * @description What this person sends goes to spam from now on.
         */
        put: operations["block_contact"];
        post?: never;
        /**
         * This person may write to us again
         * @description This person may write to us again.
         */
        delete: operations["unblock_contact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/calling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest cases of a customer that a call may belong to, those that are worked on first
         * @description The newest cases of a customer that a call may belong to, those that are worked on first.
         */
        get: operations["list_tickets_of_caller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done to a customer's record, newest first
         * @description What was done to a customer's record, newest first.
         */
        get: operations["list_contact_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another way to reach a customer
         * @description Another way to reach a customer. One that was taken away before comes back as it was.
         *
         *     409 `identity_taken` with `data.contact_id` and `.name` when it is another customer's, unless `is_shared`; 422
         *     `bad_email`, `bad_phone`.
         */
        post: operations["add_contact_identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/identities/{identity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * The customer is not reached there any more; whoever writes from there next is somebody new
         * @description The customer is not reached there any more; whoever writes from there next is somebody new.
         */
        delete: operations["remove_contact_identity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make two contacts one; everything of the one who goes is the kept one's from now on, until it is undone
         * @description Make two contacts one; everything of the one who goes is the kept one's from now on, until it is undone.
         *
         *     409 `already_merged` with `data.contact_id` when one of them is shown as another one already; 422 `same_contact`.
         */
        post: operations["merge_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts who may be the same person, and what speaks for it
         * @description Contacts who may be the same person, and what speaks for it.
         */
        get: operations["list_merge_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cases of all channels and live talks of a customer that the reader may see, newest first
         * @description Cases of all channels and live talks of a customer that the reader may see, newest first.
         */
        get: operations["list_contact_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/criteria": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked about tickets, shown of them, and what they can be sorted and cut by
         * @description What can be asked about tickets, shown of them, and what they can be sorted and cut by.
         */
        get: operations["read_criteria"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/form-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The page of a form with these settings, which are not kept
         * @description The page of a form with these settings, which are not kept. 422 names every setting that cannot work.
         */
        post: operations["preview_form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom the invitation is for
         * @description Whom the invitation is for. 404 `link_not_valid` when it was used, is too old, or never existed.
         */
        get: operations["get_invitation"];
        put?: never;
        /**
         * Choose name and password, and be signed in
         * @description Choose name and password, and be signed in.
         */
        post: operations["accept_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed-in person
         * @description The signed-in person.
         */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own name, language, theme or preferences
         * @description Change one's own name, language, theme or preferences.
         */
        patch: operations["change_me"];
        trace?: never;
    };
    "/me/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whether one takes work now
         * @description Say whether one takes work now.
         */
        put: operations["set_availability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Show a picture of oneself: PNG, JPEG, WebP or GIF, at most 512 kB, as the raw body
         * @description Show a picture of oneself: PNG, JPEG, WebP or GIF, at most 512 kB, as the raw body. 422 `not_a_picture`.
         */
        put: operations["put_avatar"];
        post?: never;
        /**
         * Show no picture of oneself any more
         * @description Show no picture of oneself any more.
         */
        delete: operations["delete_avatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password
         * @description Choose a new password. 422 `wrong_password`, `weak_password`. Other browsers are signed out.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write one's general signature
         * @description Write one's general signature. 422 `unknown_placeholders` with `data.field`.
         */
        put: operations["put_own_signature"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own signatures
         * @description One's own signatures.
         */
        get: operations["list_own_signatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/signatures/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write one's signature for answers from one mailbox
         * @description Write one's signature for answers from one mailbox. 422 `unknown_placeholders` with `data.field`.
         */
        put: operations["put_own_signature_for_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own bearer tokens, newest first
         * @description One's own bearer tokens, newest first.
         */
        get: operations["list_tokens"];
        put?: never;
        /**
         * A new bearer token; its text is in this answer and nowhere else
         * @description A new bearer token; its text is in this answer and nowhere else.
         */
        post: operations["make_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a bearer token
         * @description Revoke a bearer token.
         */
        delete: operations["end_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret for an authenticator app
         * @description A new secret for an authenticator app. It counts once confirmed. 409 `totp_active`.
         */
        post: operations["begin_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn the second factor on
         * @description Turn the second factor on. 422 `bad_totp_code`, 409 `totp_not_begun`, `totp_active`.
         */
        post: operations["confirm_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn the second factor off
         * @description Turn the second factor off. 422 `wrong_password`.
         */
        post: operations["remove_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo: take an answer back before it goes out; its words return to the reader's draft
         * @description Undo: take an answer back before it goes out; its words return to the reader's draft. 409 `too_late`.
         */
        post: operations["cancel_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/confirm-arrived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an uncertain answer did arrive
         * @description Say that an uncertain answer did arrive. 409 `not_uncertain`.
         */
        post: operations["confirm_message_arrived"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The message's cleaned HTML as a page for a sandboxed frame
         * @description The message's cleaned HTML as a page for a sandboxed frame. Pictures from elsewhere only when asked for.
         */
        get: operations["get_message_html"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/images/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture that the mail shows from elsewhere, fetched by this server: the sender learns nothing of the reader
         * @description A picture that the mail shows from elsewhere, fetched by this server: the sender learns nothing of the reader.
         *
         *     Only addresses that stand in the mail are fetched, never private ones, and only pictures are passed on.
         */
        get: operations["get_remote_image"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail exactly as it arrived
         * @description The mail exactly as it arrived. 404 `no_raw` for what was written here, and when it is no longer kept.
         */
        get: operations["get_message_raw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send what failed or waits once more, to those who have not got it
         * @description Send what failed or waits once more, to those who have not got it. 409 `not_failed`.
         */
        post: operations["retry_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an uncertain answer a second time, at the risk that it arrives twice
         * @description Send an uncertain answer a second time, at the risk that it arrives twice. 409 `not_uncertain`.
         */
        post: operations["send_message_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the reader was told, newest first; `unread` leaves out what he has read
         * @description What the reader was told, newest first; `unread` leaves out what he has read.
         */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark some notifications, or all, as read on every screen of the reader
         * @description Mark some notifications, or all, as read on every screen of the reader.
         */
        post: operations["mark_notifications_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is parked, being replayed or discarded, the newest first
         * @description What is parked, being replayed or discarded, the newest first.
         */
        get: operations["list_parked_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-items/{parked_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let it be; it stays readable
         * @description Let it be; it stays readable. 409 `not_parked` when somebody was quicker.
         */
        post: operations["discard_parked_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-items/{parked_id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes exactly as they arrived
         * @description The bytes exactly as they arrived.
         */
        get: operations["get_parked_raw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-items/{parked_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try it again
         * @description Try it again. 409 `not_parked` when somebody was quicker.
         */
        post: operations["replay_parked_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parked-items/{parked_id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The first 64 kB of the bytes, as text
         * @description The first 64 kB of the bytes, as text.
         */
        get: operations["get_parked_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link by mail
         * @description Ask for a link by mail. The answer is the same whether or not somebody has this address.
         */
        post: operations["request_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password with the link's token; the person is signed out everywhere
         * @description Choose a new password with the link's token; the person is signed out everywhere.
         */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phone-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The company's telephone lines that are in use
         * @description The company's telephone lines that are in use.
         */
        get: operations["list_phone_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody's availability: as he chose while a desk of his is open, else offline
         * @description Everybody's availability: as he chose while a desk of his is open, else offline.
         */
        get: operations["list_presence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every rule, in the order they are asked
         * @description Every rule, in the order they are asked.
         */
        get: operations["list_routing_rules"];
        put?: never;
        /**
         * Add a rule at the end of the list
         * @description Add a rule at the end of the list.
         */
        post: operations["create_routing_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/routing-rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a rule
         * @description Delete a rule.
         */
        delete: operations["delete_routing_rule"];
        options?: never;
        head?: never;
        /**
         * Change a rule
         * @description Change a rule.
         */
        patch: operations["change_routing_rule"];
        trace?: never;
    };
    "/routing-rules/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the rules in this order
         * @description Put the rules in this order. 422 `not_all_rules` unless every rule is named once.
         */
        put: operations["order_routing_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scheduled-replies/{scheduled_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Throw it away
         * @description Throw it away. 404 when it has left.
         */
        delete: operations["delete_scheduled_reply"];
        options?: never;
        head?: never;
        /**
         * Choose another time; one that was stopped waits again
         * @description Choose another time; one that was stopped waits again. 422 `time_not_ahead`.
         */
        patch: operations["put_off_scheduled_reply"];
        trace?: never;
    };
    "/scheduled-replies/{scheduled_id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take it off the list; its words and files return to the reader's draft
         * @description Take it off the list; its words and files return to the reader's draft. A colleague's becomes one's own.
         */
        post: operations["edit_scheduled_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scheduled-replies/{scheduled_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Its author sends it now
         * @description Its author sends it now. 409 as for any answer, `stale_reply` with what is new; 403 `not_yours`.
         */
        post: operations["send_scheduled_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tickets, customers and companies that the reader may see; exact numbers and addresses first, then the newest
         * @description Tickets, customers and companies that the reader may see; exact numbers and addresses first, then the newest.
         */
        get: operations["search_everything"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sending-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mailboxes that mail can be written from, without their settings
         * @description The mailboxes that mail can be written from, without their settings.
         */
        get: operations["list_sending_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, and the token that unsafe requests must carry ('' for a bearer token, which needs none)
         * @description Who is signed in, and the token that unsafe requests must carry ('' for a bearer token, which needs none).
         *
         *     The browser's cookie is given a full life again, as the session behind it gets one while it is used.
         */
        get: operations["get_session"];
        put?: never;
        /**
         * Sign in
         * @description Sign in.
         *
         *     401 `bad_credentials`: address or password. 401 `totp_required`: send again with `totp_code`. 401 `bad_totp_code`:
         *     wrong, or used already. Attempts are limited per network address and per login.
         */
        post: operations["start_session"];
        /**
         * Sign this browser out
         * @description Sign this browser out. With a bearer token nothing ends: revoke the token instead.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The company's settings
         * @description The company's settings.
         */
        get: operations["get_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the company's settings
         * @description Change the company's settings. 422 `unknown_time_zone`, `bad_hours`.
         */
        patch: operations["change_settings"];
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the installation waits for its first administrator
         * @description Whether the installation waits for its first administrator.
         */
        get: operations["get_setup"];
        put?: never;
        /**
         * Make the first administrator and sign him in
         * @description Make the first administrator and sign him in. 403 `bad_setup_token`, 409 `already_set_up`.
         */
        post: operations["set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signature-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signatures that an answer through this mailbox could carry, filled in, the one it carries by itself first
         * @description The signatures that an answer through this mailbox could carry, filled in, the one it carries by itself first.
         */
        get: operations["offer_signatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every tag, by name
         * @description Every tag, by name.
         */
        get: operations["list_of_tags"];
        put?: never;
        /**
         * Make a tag
         * @description Make a tag. 409 `name_taken`.
         */
        post: operations["create_tag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags/{tag_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a tag and take it off every ticket
         * @description Delete a tag and take it off every ticket.
         */
        delete: operations["delete_tag"];
        options?: never;
        head?: never;
        /**
         * Rename or recolour a tag
         * @description Rename or recolour a tag.
         */
        patch: operations["change_tag"];
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your tasks, or a colleague's on tickets that you see: the most overdue first; `done` ones: the latest first
         * @description Your tasks, or a colleague's on tickets that you see: the most overdue first; `done` ones: the latest first.
         */
        get: operations["list_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a task off its ticket
         * @description Take a task off its ticket.
         */
        delete: operations["remove_task"];
        options?: never;
        head?: never;
        /**
         * Change a task, tick it off (`is_done`) or open it again
         * @description Change a task, tick it off (`is_done`) or open it again. 422 `unknown_owner`.
         */
        patch: operations["change_task"];
        trace?: never;
    };
    "/tasks/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much you still have to do, and how much of it is overdue
         * @description How much you still have to do, and how much of it is overdue.
         */
        get: operations["count_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every team with its members
         * @description Every team with its members.
         */
        get: operations["list_teams"];
        put?: never;
        /**
         * Make a team
         * @description Make a team.
         */
        post: operations["create_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a team
         * @description Delete a team. Its tickets stay, without a queue of their own.
         */
        delete: operations["delete_team"];
        options?: never;
        head?: never;
        /**
         * Change a team's fields or members
         * @description Change a team's fields or members.
         */
        patch: operations["change_team"];
        trace?: never;
    };
    "/ticket-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every field in its order, archived ones too: tickets may still hold them
         * @description Every field in its order, archived ones too: tickets may still hold them.
         */
        get: operations["list_ticket_fields"];
        put?: never;
        /**
         * Add a field at the end
         * @description Add a field at the end.
         *
         *     422 `label_missing`, `choices_missing`, `bad_choices`, `bad_decimals`, `bad_condition`, `circular_condition`; 409
         *     `too_many_fields`.
         */
        post: operations["create_ticket_field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ticket-fields/{field_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change or archive a field; what tickets hold in it stays
         * @description Change or archive a field; what tickets hold in it stays. Refusals as for a new one; 409 `field_in_use` with
         *     `data.fields` when other fields' conditions ask about one that is to be archived.
         */
        patch: operations["change_ticket_field"];
        trace?: never;
    };
    "/ticket-fields/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the fields in this order
         * @description Put the fields in this order. 422 `not_all_fields` unless every field is named once.
         */
        put: operations["order_ticket_fields"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ticket-fields/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which fields a ticket that holds this would show and need
         * @description Which fields a ticket that holds this would show and need. Nothing is kept; values that make no sense count as
         *     empty.
         */
        post: operations["preview_ticket_fields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ticket-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every status in its order, archived ones too: tickets may still stand in them
         * @description Every status in its order, archived ones too: tickets may still stand in them.
         */
        get: operations["list_ticket_statuses"];
        put?: never;
        /**
         * Add a status at the end
         * @description Add a status at the end. 422 `name_missing`; 409 `too_many_statuses`.
         */
        post: operations["create_ticket_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ticket-statuses/{status_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change or archive a status; tickets that stand in it keep it
         * @description Change or archive a status; tickets that stand in it keep it. A new default takes the old one's place. 422
         *     `name_missing`, `archived_default`.
         */
        patch: operations["change_ticket_status"];
        trace?: never;
    };
    "/ticket-statuses/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the statuses in this order
         * @description Put the statuses in this order. 422 `not_all_statuses` unless every status is named once.
         */
        put: operations["order_ticket_statuses"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tickets of a view that the reader may see, page by page
         * @description The tickets of a view that the reader may see, page by page. `status` and `priority` may be repeated.
         *
         *     A saved view has its own conditions and order, and takes none of these.
         */
        get: operations["list_of_tickets"];
        put?: never;
        /**
         * Open a case by hand, with a mail to the customer or with a note
         * @description Open a case by hand, with a mail to the customer or with a note. The same `client_id` again is the same case.
         *
         *     422 `unknown_channel_account`, `no_recipient`, `unknown_owner`, `unknown_team`, `unknown_tag`, `unknown_field`,
         *     `bad_field_value`; 409 `policy_problems` with `data.problems`, `fields_missing` with `data.fields` when a field that
         *     is always required is empty.
         */
        post: operations["open_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ticket with its newest 50 messages, the reader's drafts and who else has it open
         * @description A ticket with its newest 50 messages, the reader's drafts and who else has it open.
         */
        get: operations["get_ticket_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change single fields; the answer's `undo` takes them back for a minute
         * @description Change single fields; the answer's `undo` takes them back for a minute.
         *
         *     409 `changed` with `data.current` when a field in `expected` is no longer so; 409 `fields_missing` with
         *     `data.fields` when it cannot be solved before these are filled in.
         */
        patch: operations["change_ticket"];
        trace?: never;
    };
    "/tickets/{ticket_id}/canned-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * At most 20 enabled replies to choose among on this ticket, each as it would read there
         * @description At most 20 enabled replies to choose among on this ticket, each as it would read there.
         *
         *     A shortcut that begins with `q` comes first, then the most used.
         */
        get: operations["offer_canned_replies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/canned-replies/{reply_id}/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill a reply in for this ticket and count the use
         * @description Fill a reply in for this ticket and count the use. Its files become uploads of yours.
         */
        post: operations["render_canned_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/checklists/{checklist_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a checklist's tasks on a ticket, in your language
         * @description Put a checklist's tasks on a ticket, in your language. 409 `too_many_tasks`.
         */
        post: operations["apply_checklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/drafts/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep what is written
         * @description Keep what is written. With If-Match, 412 when another screen of the same person saved meanwhile.
         */
        put: operations["save_draft"];
        post?: never;
        /**
         * Throw a draft away; one that is not there is gone already
         * @description Throw a draft away; one that is not there is gone already.
         */
        delete: operations["delete_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say when a ticket is due
         * @description Say when a ticket is due. 422 `time_not_ahead` for a time that is years away.
         */
        put: operations["set_ticket_due"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a ticket, newest first
         * @description What happened to a ticket, newest first.
         */
        get: operations["list_ticket_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Fill in fields of a ticket; null empties one
         * @description Fill in fields of a ticket; null empties one.
         *
         *     409 `changed` with `data.current` by field id when a field in `expected` holds something else by now,
         *     `fields_missing` when a field that is always required would be emptied; 422 `unknown_field`, `bad_field_value` with
         *     `data.field_id` and `data.why`.
         */
        patch: operations["fill_ticket_fields"];
        trace?: never;
    };
    "/tickets/{ticket_id}/followers/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow a ticket, or make a colleague follow it; who follows a ticket may see it
         * @description Follow a ticket, or make a colleague follow it; who follows a ticket may see it.
         */
        put: operations["add_follower"];
        post?: never;
        /**
         * Follow a ticket no more
         * @description Follow a ticket no more.
         */
        delete: operations["remove_follower"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/forwards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a mail to somebody outside; what he answers comes back to this ticket, marked `is_side`
         * @description Accept a mail to somebody outside; what he answers comes back to this ticket, marked `is_side`.
         *
         *     Neither counts as an answer to the customer or moves his clock. 409 `policy_problems`, `ticket_state`. 422
         *     `unknown_message`, `unknown_attachment`, `unknown_conversation`, `no_mailbox`.
         */
        post: operations["forward_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/forwards/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be quoted, and which files could go along
         * @description What would be quoted, and which files could go along. 422 `unknown_message` for notes and other tickets'.
         */
        post: operations["preview_forward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The messages of a ticket, newest first; `older_cursor` of the ticket continues where it left off
         * @description The messages of a ticket, newest first; `older_cursor` of the ticket continues where it left off.
         */
        get: operations["list_ticket_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a note that no customer sees
         * @description Add a note that no customer sees. The same `client_id` again gives the same note.
         */
        post: operations["add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ticket with its conversation as a PDF; `notes` prints internal notes and calls too
         * @description A ticket with its conversation as a PDF; `notes` prints internal notes and calls too.
         *
         *     The newest thousand entries at most. Without `language` it is in the reader's own.
         */
        get: operations["print_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The reader has seen everything up to a message
         * @description The reader has seen everything up to a message.
         */
        put: operations["mark_ticket_read"];
        post?: never;
        /**
         * Show the ticket as unread to the reader again
         * @description Show the ticket as unread to the reader again.
         */
        delete: operations["mark_ticket_unread"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an answer for sending; within the channel's undo time it can be taken back
         * @description Accept an answer for sending; within the channel's undo time it can be taken back.
         *
         *     409 `stale_reply` with `data.newer` (messages the author has not seen), 409 `policy_problems` with
         *     `data.problems`, 409 `ticket_state`, 409 `no_conversation`. The same `client_id` again gives the same answer.
         *     `warnings` name addresses that are probably mistyped (`likely_mistyped`).
         */
        post: operations["send_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/scheduled-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an answer or a mail to somebody outside leave later
         * @description Let an answer or a mail to somebody outside leave later. Nothing has been said until then.
         *
         *     409 as for sending it now; 422 `time_not_ahead` (at least half a minute, at most a year), `too_many_scheduled`.
         */
        post: operations["schedule_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a ticket out of the queues until a time, or until its customer replies
         * @description Take a ticket out of the queues until a time, or until its customer replies. 422 `time_not_ahead`.
         */
        put: operations["snooze_ticket"];
        post?: never;
        /**
         * Bring a ticket back into the queues now
         * @description Bring a ticket back into the queues now.
         */
        delete: operations["wake_ticket"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/spam": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a ticket for spam, and its sender too if wanted
         * @description Take a ticket for spam, and its sender too if wanted.
         */
        post: operations["mark_ticket_spam"];
        /**
         * It was no spam: the ticket goes back to where it was, and its sender may write again
         * @description It was no spam: the ticket goes back to where it was, and its sender may write again.
         */
        delete: operations["clear_ticket_spam"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put tags on a ticket and take tags off it
         * @description Put tags on a ticket and take tags off it.
         */
        post: operations["change_ticket_tags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tasks of a ticket in their order
         * @description The tasks of a ticket in their order.
         */
        get: operations["list_ticket_tasks"];
        put?: never;
        /**
         * Put a task at the end of a ticket's list
         * @description Put a task at the end of a ticket's list. Who is given one on a ticket that he would not see follows it.
         *
         *     422 `unknown_owner`; 409 `too_many_tasks`.
         */
        post: operations["add_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/tasks/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the tasks of a ticket in this order
         * @description Put the tasks of a ticket in this order. 422 `not_all_tasks` unless every task is named once.
         */
        put: operations["order_ticket_tasks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The time spent on a ticket, newest first
         * @description The time spent on a ticket, newest first.
         */
        get: operations["list_ticket_time"];
        put?: never;
        /**
         * Write down time that you worked on a ticket
         * @description Write down time that you worked on a ticket. 422 `bad_day`.
         */
        post: operations["add_time_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/timer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Start your timer on a ticket
         * @description Start your timer on a ticket. 409 `timer_runs` with `data.ticket_number` while it runs on another one.
         */
        put: operations["start_timer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/timer/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop your timer and write its time down, rounded up to minutes
         * @description Stop your timer and write its time down, rounded up to minutes. 409 `no_timer`.
         */
        post: operations["stop_timer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/trash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a ticket in the trash
         * @description Put a ticket in the trash.
         */
        post: operations["trash_ticket"];
        /**
         * Take a ticket out of the trash, to the status it had
         * @description Take a ticket out of the trash, to the status it had.
         */
        delete: operations["restore_ticket"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take one's own changes back within a minute
         * @description Take one's own changes back within a minute. What was sent or written stays as it is.
         *
         *     409 `changed_since` with `data.fields` when somebody changed them again, `too_late_to_undo`, `nothing_to_undo`;
         *     403 `not_your_change`; 404 `change_not_found`.
         */
        post: operations["undo_ticket_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/{ticket_id}/visitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The visitor behind a ticket's chat, where he is, what he saw, and the newest talk on the ticket
         * @description The visitor behind a ticket's chat, where he is, what he saw, and the newest talk on the ticket.
         */
        get: operations["get_ticket_visitor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The tickets that meet conditions, cut into the values of one field
         * @description The tickets that meet conditions, cut into the values of one field. 422 as for /tickets/query, `bad_board`.
         */
        post: operations["read_ticket_board"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/by-number/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The id of the ticket that people call #number
         * @description The id of the ticket that people call #number.
         */
        get: operations["get_ticket_by_number"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many tickets each view holds, none counted beyond 100
         * @description How many tickets each view holds, none counted beyond 100. Computed at most once a second per person.
         */
        get: operations["count_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The tickets that meet conditions and that you may see, in any order, page by page
         * @description The tickets that meet conditions and that you may see, in any order, page by page.
         *
         *     Spam and trash are left out unless a condition names them. 422 `bad_condition`, `bad_columns`, `bad_order`,
         *     `bad_cursor`.
         */
        post: operations["query_tickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/query/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many tickets meet conditions; the count stops at 100
         * @description How many tickets meet conditions; the count stops at 100. 422 `bad_condition`.
         */
        post: operations["count_queried_tickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/time-entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an entry of yours back
         * @description Take an entry of yours back.
         */
        delete: operations["remove_time_entry"];
        options?: never;
        head?: never;
        /**
         * Correct an entry of yours; administrators correct everybody's
         * @description Correct an entry of yours; administrators correct everybody's. 422 `bad_day`.
         */
        patch: operations["change_time_entry"];
        trace?: never;
    };
    "/time-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The times that people mean when they snooze a ticket or say when it is due
         * @description The times that people mean when they snooze a ticket or say when it is due.
         */
        get: operations["get_time_presets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everybody who works here or did, active people first
         * @description Everybody who works here or did, active people first.
         */
        get: operations["list_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change name, role, teams, or deactivate
         * @description Change name, role, teams, or deactivate. 409 `last_admin`. A new role signs the person out everywhere.
         */
        patch: operations["change_user"];
        trace?: never;
    };
    "/users/{user_id}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person's picture
         * @description A person's picture. `avatar_url` of the person is its address.
         */
        get: operations["get_avatar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the invitation again; the link sent before stops working
         * @description Send the invitation again; the link sent before stops working. 409 `already_accepted`.
         */
        post: operations["invite_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Turn off the second factor of somebody who lost it
         * @description Turn off the second factor of somebody who lost it.
         */
        delete: operations["remove_user_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a person and send the invitation
         * @description Add a person and send the invitation. 409 `email_taken`, 422 `unknown_team`.
         */
        post: operations["invite_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The views you see: your own, your teams', everybody's; those of your side bar first
         * @description The views you see: your own, your teams', everybody's; those of your side bar first.
         */
        get: operations["list_saved_views"];
        put?: never;
        /**
         * Save a view
         * @description Save a view. 422 `bad_condition`, `bad_columns`, `bad_order`, `bad_board`, `team_missing`, `unknown_team`,
         *     `bad_default`; 409 `too_many_views`.
         */
        post: operations["create_saved_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One view
         * @description One view.
         */
        get: operations["get_saved_view"];
        put?: never;
        post?: never;
        /**
         * Delete a view; its tickets stay
         * @description Delete a view; its tickets stay.
         */
        delete: operations["delete_saved_view"];
        options?: never;
        head?: never;
        /**
         * Change a view
         * @description Change a view. Refusals as for a new one.
         */
        patch: operations["change_saved_view"];
        trace?: never;
    };
    "/views/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many tickets each view of your side bar holds, by `saved:<id>`, none counted beyond 100
         * @description How many tickets each view of your side bar holds, by `saved:<id>`, none counted beyond 100.
         */
        get: operations["count_saved_views"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep your side bar: `shown` in this order, `hidden` not
         * @description Keep your side bar: `shown` in this order, `hidden` not. It is yours alone.
         */
        put: operations["arrange_saved_views"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visitors/{visitor_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a visitor write no more; what of his is still under way goes to spam
         * @description Let a visitor write no more; what of his is still under way goes to spam.
         */
        post: operations["block_visitor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visitors/{visitor_id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a visitor write again
         * @description Let a visitor write again.
         */
        post: operations["unblock_visitor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wrap-up-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every code, in its order; those who wrap up choose among the enabled ones
         * @description Every code, in its order; those who wrap up choose among the enabled ones.
         */
        get: operations["list_wrap_up_codes"];
        /**
         * Replace the list
         * @description Replace the list. Talks keep the code they were given. 422 `code_twice`.
         */
        put: operations["replace_wrap_up_codes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Acceptance
         * @description ring: one person after the other is asked and may decline. automatic: the next free person simply gets it.
         * @enum {string}
         */
        Acceptance: "ring" | "automatic";
        /**
         * Account
         * @description A company. Whoever writes from its mail `domain` for the first time belongs to it.
         */
        Account: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Domain */
            domain: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Version */
            version: number;
        };
        /**
         * AccountInput
         * @description A new company.
         */
        AccountInput: {
            /**
             * Domain
             * @default null
             */
            domain?: string | null;
            /** Name */
            name: string;
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * AccountListItem
         * @description A company of the list. `people_count`: how many contacts belong to it.
         */
        AccountListItem: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Domain */
            domain: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** People Count */
            people_count: number;
            /** Version */
            version: number;
        };
        /**
         * AccountPatch
         * @description Changes of a company.
         */
        AccountPatch: {
            /** Domain */
            domain?: string | null;
            /** Name */
            name?: string;
            /** Note */
            note?: string;
        };
        /**
         * AccountRef
         * @description A company, as far as a list shows one.
         */
        AccountRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Acknowledgement
         * @description The automatic answer to a new case. {number} {name} {subject} {brand} are filled in; empty texts use our own.
         */
        Acknowledgement: {
            /** Is Enabled */
            is_enabled: boolean;
            /**
             * Subject Th
             * @default
             */
            subject_th?: string;
            /** Text En */
            text_en: string;
            /** Text Th */
            text_th: string;
        };
        /**
         * Addr
         * @description How a person is reached: kind email|phone|…, the address, and the name beside it.
         */
        Addr: {
            /** External Id */
            external_id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * AddressKind
         * @description What people can note by hand.
         * @enum {string}
         */
        AddressKind: "email" | "phone";
        /**
         * AddressWarning
         * @description An address that is most likely mistyped. code: likely_mistyped; `suggestion` is what was probably meant.
         */
        AddressWarning: {
            /** Address */
            address: string;
            /** Code */
            code: string;
            /** Suggestion */
            suggestion: string;
        };
        /**
         * AddrInput
         * @description A person to write to.
         */
        AddrInput: {
            /** External Id */
            external_id: string;
            /**
             * Kind
             * @default email
             */
            kind?: string;
            /**
             * Name
             * @default
             */
            name?: string;
        };
        /**
         * AgentLoad
         * @description Somebody at work who answers customers; `talks` are those he has and those that ring at him.
         */
        AgentLoad: {
            /** Talks */
            talks: number;
            user: components["schemas"]["UserRef"];
        };
        /**
         * ApiToken
         * @description A bearer token. `token` is there only in the answer that makes it.
         */
        ApiToken: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /** Token */
            token: string | null;
        };
        /**
         * Assignment
         * @description How a team's new tickets find a person.
         * @enum {string}
         */
        Assignment: "manual" | "round_robin";
        /**
         * Attachment
         * @description A file. `url` gives its bytes once it is stored; `reason` says why it is not.
         */
        Attachment: {
            /** Content Type */
            content_type: string;
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Inline */
            is_inline: boolean;
            /** Reason */
            reason: string | null;
            /** Size */
            size: number;
            state: components["schemas"]["AttachmentState"];
            /** Url */
            url: string;
        };
        /**
         * AttachmentState
         * @description pending: bytes not fetched yet. refused: over a limit or a type we do not keep, with the reason beside it.
         * @enum {string}
         */
        AttachmentState: "pending" | "stored" | "failed" | "refused";
        /**
         * Author
         * @description Who said it. kind: contact|user|system.
         */
        Author: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * Availability
         * @description Whether a person takes work now.
         * @enum {string}
         */
        Availability: "online" | "away" | "offline";
        /**
         * AvailabilityInput
         * @description Whether one takes work now.
         */
        AvailabilityInput: {
            availability: components["schemas"]["Availability"];
        };
        /**
         * Board
         * @description A board. `as_of_seq` was read before its tickets.
         */
        Board: {
            /** As Of Seq */
            as_of_seq: number;
            /** Columns */
            columns: components["schemas"]["BoardColumn"][];
        };
        /**
         * BoardColumn
         * @description The first tickets of one value; `count` stops at 100. `next_cursor` continues in POST /tickets/query.
         */
        BoardColumn: {
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["TicketRow"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Value */
            value: string | null;
        };
        /**
         * BoardQuery
         * @description A board: its columns are these values of `board_field`, null for tickets without one.
         */
        BoardQuery: {
            /**
             * Board Field
             * @default status
             */
            board_field?: string;
            /** Columns */
            columns?: string[];
            /**
             * Conditions
             * @description {all: [Condition]} | {any: [Condition]} | {none: [Condition]} | {field, operator, value}. 422 `bad_condition` says in data.where which part makes no sense.
             */
            conditions?: {
                [key: string]: unknown;
            };
            /**
             * Limit
             * @default 20
             */
            limit?: number;
            /**
             * @default {
             *       "field": "last_message_at",
             *       "is_descending": true
             *     }
             */
            order?: components["schemas"]["OrderInput"];
            /** Values */
            values: (string | null)[];
        };
        /**
         * BulkAssign
         * @description Another owner, another team, or both; null: none. What is left out stays.
         */
        BulkAssign: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "assign";
            /**
             * Owner Id
             * @default null
             */
            owner_id?: string | null;
            /**
             * Team Id
             * @default null
             */
            team_id?: string | null;
        };
        /**
         * BulkDue
         * @description When they are due; null: no more.
         */
        BulkDue: {
            /** Due At */
            due_at: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "due";
        };
        /**
         * BulkInput
         * @description What is to be done, to chosen tickets (`ticket_ids`) or to a whole list (`whole`).
         */
        BulkInput: {
            /** Actions */
            actions: (components["schemas"]["BulkAssign"] | components["schemas"]["BulkStatus"] | components["schemas"]["BulkPriority"] | components["schemas"]["BulkType"] | components["schemas"]["BulkTags"] | components["schemas"]["BulkSnooze"] | components["schemas"]["BulkDue"] | components["schemas"]["BulkVerb"])[];
            /**
             * Ticket Ids
             * @default null
             */
            ticket_ids?: string[] | null;
            /** @default null */
            whole?: components["schemas"]["WholeList"] | null;
        };
        /**
         * BulkItem
         * @description What became of one ticket. reason: not_visible|not_permitted|ticket_state|fields_missing|changed_since.
         */
        BulkItem: {
            /** Number */
            number: number;
            /** Reason */
            reason: string | null;
            state: components["schemas"]["BulkItemState"];
            /** Subject */
            subject: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
        };
        /**
         * BulkItemState
         * @description What became of one ticket. kept: it was not put back, because somebody changed it meanwhile.
         * @enum {string}
         */
        BulkItemState: "waiting" | "changed" | "unchanged" | "skipped" | "undone" | "kept";
        /**
         * BulkOperation
         * @description How far it has come. `done` of `total` have had their turn: `changed`, `unchanged` (they were so already) or
         *     `skipped`. While and after it is undone, `undone` of the changed ones are what they were, and `kept` are not,
         *     because somebody changed them meanwhile. It can be undone until `undo_until`.
         */
        BulkOperation: {
            /** Actions */
            actions: (components["schemas"]["BulkAssign"] | components["schemas"]["BulkStatus"] | components["schemas"]["BulkPriority"] | components["schemas"]["BulkType"] | components["schemas"]["BulkTags"] | components["schemas"]["BulkSnooze"] | components["schemas"]["BulkDue"] | components["schemas"]["BulkVerb"])[];
            /** Changed */
            changed: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done */
            done: number;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kept */
            kept: number;
            /** Skipped */
            skipped: number;
            state: components["schemas"]["BulkState"];
            /** Total */
            total: number;
            /** Unchanged */
            unchanged: number;
            /** Undo Until */
            undo_until: string | null;
            /** Undone */
            undone: number;
        };
        /**
         * BulkPriority
         * @description Another priority.
         */
        BulkPriority: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "priority";
            priority: components["schemas"]["Priority"];
        };
        /**
         * BulkSnooze
         * @description Out of the queues until a time; null: until the customer replies.
         */
        BulkSnooze: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "snooze";
            /** Until */
            until: string | null;
        };
        /**
         * BulkState
         * @description running and undoing go on; the others are over. failed: what was changed until then stays, and can be undone.
         * @enum {string}
         */
        BulkState: "running" | "done" | "canceled" | "failed" | "undoing" | "undone";
        /**
         * BulkStatus
         * @description Another status; `status_id` is the company's own within it.
         */
        BulkStatus: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "status";
            status: components["schemas"]["Status"];
            /**
             * Status Id
             * @default null
             */
            status_id?: string | null;
        };
        /**
         * BulkTags
         * @description Tags to put on and to take off.
         */
        BulkTags: {
            /** Add */
            add?: string[];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "tags";
            /** Remove */
            remove?: string[];
        };
        /**
         * BulkType
         * @description Another kind of request; null clears it.
         */
        BulkType: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "type";
            /** Type */
            type: ("question" | "problem" | "request" | "complaint") | null;
        };
        /**
         * BulkVerb
         * @description What needs no more words. wake: back into the queues. read: read by who asks, as follow is for him.
         */
        BulkVerb: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "follow" | "not_spam" | "read" | "restore" | "spam" | "trash" | "unfollow" | "wake";
        };
        /**
         * BusinessHours
         * @description Open from `opens` to `closes` in the company's time zone; weekday 0 is Monday. Breaks are two entries.
         */
        BusinessHours: {
            /** Closes */
            closes: string;
            /** Opens */
            opens: string;
            /** Weekday */
            weekday: number;
        };
        /**
         * Call
         * @description A call. `number` is E.164, a short one, or '' when withheld; `number_shown` is how people write it here.
         *
         *     `is_missed`: nobody was reached, then it has no end. `outcome_code` is a wrap-up code or ''.
         */
        Call: {
            /**
             * Began At
             * Format: date-time
             */
            began_at: string;
            /** Contact Id */
            contact_id: string | null;
            /** Contact Name */
            contact_name: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            direction: components["schemas"]["CallDirection"];
            /** Duration Seconds */
            duration_seconds: number;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Missed */
            is_missed: boolean;
            /** Line Id */
            line_id: string | null;
            /** Line Name */
            line_name: string;
            /**
             * Message Id
             * Format: uuid
             */
            message_id: string;
            /**
             * Noted By
             * Format: uuid
             */
            noted_by: string;
            /** Number */
            number: string;
            /** Number Shown */
            number_shown: string;
            /** Outcome Code */
            outcome_code: string;
            /** Version */
            version: number;
        };
        /**
         * CallBack
         * @description A task to call back at `due_at`; without `owner_id` it is one's own.
         */
        CallBack: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Owner Id
             * @default null
             */
            owner_id?: string | null;
            /** Title */
            title: string;
        };
        /**
         * CallDirection
         * @description Who called whom: the customer us, or we him.
         * @enum {string}
         */
        CallDirection: "inbound" | "outbound";
        /**
         * CallInput
         * @description A call to note. The same `client_id` again is the same call.
         *
         *     Who called: `contact_id` is who was chosen, `new_name` somebody who is new; without both the number decides, or the
         *     ticket. Without `ticket_id` it begins a case of its own called `subject`. A missed call has no `ended_at`.
         */
        CallInput: {
            /**
             * Began At
             * Format: date-time
             */
            began_at: string;
            /** @default null */
            call_back?: components["schemas"]["CallBack"] | null;
            /**
             * Client Id
             * Format: uuid
             */
            client_id: string;
            /**
             * Contact Id
             * @default null
             */
            contact_id?: string | null;
            direction: components["schemas"]["CallDirection"];
            /**
             * Ended At
             * @default null
             */
            ended_at?: string | null;
            /**
             * Is Missed
             * @default false
             */
            is_missed?: boolean;
            /**
             * Line Id
             * @default null
             */
            line_id?: string | null;
            /**
             * New Name
             * @default
             */
            new_name?: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Number
             * @default
             */
            number?: string;
            /**
             * Outcome Code
             * @default
             */
            outcome_code?: string;
            /** @default null */
            set_status?: components["schemas"]["Status"] | null;
            /**
             * Subject
             * @default
             */
            subject?: string;
            /**
             * Ticket Id
             * @default null
             */
            ticket_id?: string | null;
        };
        /**
         * CallPatch
         * @description Corrections of a call.
         */
        CallPatch: {
            /**
             * Began At
             * Format: date-time
             */
            began_at?: string;
            direction?: components["schemas"]["CallDirection"];
            /** Ended At */
            ended_at?: string | null;
            /** Is Missed */
            is_missed?: boolean;
            /** Note */
            note?: string;
            /** Number */
            number?: string;
            /** Outcome Code */
            outcome_code?: string;
        };
        /**
         * CannedFile
         * @description A file that goes with a reply; `size` in bytes.
         */
        CannedFile: {
            /** Content Type */
            content_type: string;
            /** File Name */
            file_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Size */
            size: number;
        };
        /**
         * CannedReply
         * @description An answer kept ready. `can_change` says whether the reader may change or delete it.
         */
        CannedReply: {
            /** Attachments */
            attachments: components["schemas"]["CannedFile"][];
            /** Can Change */
            can_change: boolean;
            en: components["schemas"]["CannedWords"];
            /** Folder */
            folder: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Enabled */
            is_enabled: boolean;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /**
             * Owner Id
             * Format: uuid
             */
            owner_id: string;
            /** Shortcut */
            shortcut: string;
            /** Team Id */
            team_id: string | null;
            th: components["schemas"]["CannedWords"];
            /** Use Count */
            use_count: number;
            /** Version */
            version: number;
            visibility: components["schemas"]["ticketing__macros__views__Visibility"];
        };
        /**
         * CannedReplyInput
         * @description A new reply. `attachment_ids` are own uploads, which the reply takes over.
         */
        CannedReplyInput: {
            /** Attachment Ids */
            attachment_ids?: string[];
            en?: components["schemas"]["WordsInput"];
            /**
             * Folder
             * @default
             */
            folder?: string;
            /**
             * Is Enabled
             * @default true
             */
            is_enabled?: boolean;
            /** Name */
            name: string;
            /** Shortcut */
            shortcut: string;
            /**
             * Team Id
             * @default null
             */
            team_id?: string | null;
            th?: components["schemas"]["WordsInput"];
            /** @default personal */
            visibility?: components["schemas"]["ticketing__macros__views__Visibility"];
        };
        /**
         * CannedReplyOffer
         * @description A reply to choose on a ticket. `preview` is its text as it would read there, in `language` (th or en).
         */
        CannedReplyOffer: {
            /** Attachment Count */
            attachment_count: number;
            /** Folder */
            folder: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Preview */
            preview: string;
            /** Shortcut */
            shortcut: string;
            visibility: components["schemas"]["ticketing__macros__views__Visibility"];
        };
        /**
         * CannedReplyOffers
         * @description What there is to choose among, the best fit first.
         */
        CannedReplyOffers: {
            /** Items */
            items: components["schemas"]["CannedReplyOffer"][];
        };
        /**
         * CannedReplyPatch
         * @description Changes of a reply. `attachment_ids` are files it has already and own uploads; others are dropped.
         */
        CannedReplyPatch: {
            /** Attachment Ids */
            attachment_ids?: string[];
            en?: components["schemas"]["WordsInput"];
            /** Folder */
            folder?: string;
            /** Is Enabled */
            is_enabled?: boolean;
            /** Name */
            name?: string;
            /** Shortcut */
            shortcut?: string;
            /** Team Id */
            team_id?: string | null;
            th?: components["schemas"]["WordsInput"];
            visibility?: components["schemas"]["ticketing__macros__views__Visibility"];
        };
        /**
         * CannedWords
         * @description A reply in one language, placeholders unfilled; `html` is empty for plain text.
         */
        CannedWords: {
            /** Html */
            html: string;
            /** Text */
            text: string;
        };
        /**
         * Certainty
         * @description Who has what two contacts share for certain, because it was proven or he writes from there: both, one of them,
         *     or neither, as both only typed it.
         * @enum {string}
         */
        Certainty: "both" | "one" | "neither";
        /**
         * ChangedTicket
         * @description A ticket after a change. `undo` are the events that `POST …/undo` takes back; none when nothing changed.
         */
        ChangedTicket: {
            account: components["schemas"]["AccountRef"] | null;
            /** Channel Account Id */
            channel_account_id: string | null;
            /** Channel Kind */
            channel_kind: string;
            /** Chat State */
            chat_state: string | null;
            /** Closed At */
            closed_at: string | null;
            contact: components["schemas"]["ContactRef"] | null;
            /** Conversation Id */
            conversation_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Delivery Trouble */
            delivery_trouble: string | null;
            /** Due At */
            due_at: string | null;
            /** Field Values */
            field_values: {
                [key: string]: boolean | number | string | string[];
            };
            /** Followers */
            followers: components["schemas"]["UserRef"][];
            /** Has Draft */
            has_draft: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Unread */
            is_unread: boolean;
            /**
             * Last Message At
             * Format: date-time
             */
            last_message_at: string;
            /** Last Message Direction */
            last_message_direction: string;
            /** Linked */
            linked: components["schemas"]["LinkedTicket"][];
            merged_into: components["schemas"]["MergedInto"] | null;
            /** Missing Field Ids */
            missing_field_ids: string[];
            /** Number */
            number: number;
            owner: components["schemas"]["UserRef"] | null;
            /** Parent Id */
            parent_id: string | null;
            /** Permissions */
            permissions: string[];
            priority: components["schemas"]["Priority"];
            /** Shown Field Ids */
            shown_field_ids: string[];
            /** Snippet */
            snippet: string;
            /** Snoozed Until */
            snoozed_until: string | null;
            /** Solved At */
            solved_at: string | null;
            status: components["schemas"]["Status"];
            /** Status Id */
            status_id: string | null;
            /** Subject */
            subject: string;
            /** Tags */
            tags: components["schemas"]["Tag"][];
            team: components["schemas"]["TeamRef"] | null;
            /** Type */
            type: string | null;
            /** Undo */
            undo: number[];
            /** Unread Count */
            unread_count: number;
            /** Version */
            version: number;
            /** Waiting Since */
            waiting_since: string | null;
        };
        /**
         * ChannelAccount
         * @description A connected channel account: a mailbox has `config`, all others `settings`. Secrets are never shown.
         */
        ChannelAccount: {
            acknowledgement: components["schemas"]["Acknowledgement"];
            /** Address */
            address: string;
            /** Brand */
            brand: string;
            config: components["schemas"]["EmailConfig"] | null;
            /** Default Team Id */
            default_team_id: string | null;
            health: components["schemas"]["Health"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Enabled */
            is_enabled: boolean;
            kind: components["schemas"]["ChannelKind"];
            language: components["schemas"]["Language"];
            live_chat: components["schemas"]["LiveChat"] | null;
            /** Name */
            name: string;
            /** Reopen Days */
            reopen_days: number;
            /** Reply Channel Account Id */
            reply_channel_account_id: string | null;
            /** Settings */
            settings: {
                [key: string]: unknown;
            } | null;
            /** Version */
            version: number;
        };
        /**
         * ChannelAccountCheck
         * @description What both servers said.
         */
        ChannelAccountCheck: {
            inbound: components["schemas"]["CheckResult"];
            outbound: components["schemas"]["CheckResult"];
        };
        /**
         * ChannelAccountCheckInput
         * @description Settings to try. With `id`, null passwords are those stored for that account.
         */
        ChannelAccountCheckInput: {
            config: components["schemas"]["EmailConfig"];
            /**
             * Id
             * @default null
             */
            id?: string | null;
            kind: components["schemas"]["ChannelKind"];
        };
        /**
         * ChannelAccountInput
         * @description A channel account to connect.
         *
         *     `address` is the mailbox's, or the name in a form's web address; a widget is given its public key. Mailboxes have
         *     `config`, the others `settings`, widgets `live_chat` too. `reply_channel_account_id` is the mailbox for answers to
         *     forms and to visitors who have left.
         */
        ChannelAccountInput: {
            acknowledgement: components["schemas"]["Acknowledgement"];
            /**
             * Address
             * @default
             */
            address?: string;
            /** Brand */
            brand: string;
            /** @default null */
            config?: components["schemas"]["EmailConfig"] | null;
            /** Default Team Id */
            default_team_id: string | null;
            /** Is Enabled */
            is_enabled: boolean;
            kind: components["schemas"]["ChannelKind"];
            language: components["schemas"]["Language"];
            /**
             * @default {
             *       "abandoned_after_seconds": 120,
             *       "acceptance": "ring",
             *       "chats_per_agent": 4,
             *       "idle_after_seconds": 900,
             *       "mail_after_seconds": 120,
             *       "missed_after_seconds": 300,
             *       "opening": "business_hours",
             *       "ring_seconds": 30
             *     }
             */
            live_chat?: components["schemas"]["LiveChat"];
            /** Name */
            name: string;
            /** Reopen Days */
            reopen_days: number;
            /**
             * Reply Channel Account Id
             * @default null
             */
            reply_channel_account_id?: string | null;
            /**
             * Settings
             * @description The channel's own document (channels/webchat/manifest.py, channels/webform/manifest.py). Secrets in it are null in an answer, beside `has_<name>`; null in a request keeps the stored one, '' takes it away.
             */
            settings?: {
                [key: string]: unknown;
            };
        };
        /**
         * ChannelAccountPatch
         * @description Changes of a channel account.
         */
        ChannelAccountPatch: {
            acknowledgement?: components["schemas"]["Acknowledgement"];
            /** Address */
            address?: string;
            /** Brand */
            brand?: string;
            config?: components["schemas"]["EmailConfig"];
            /** Default Team Id */
            default_team_id?: string | null;
            /** Is Enabled */
            is_enabled?: boolean;
            kind?: components["schemas"]["ChannelKind"];
            language?: components["schemas"]["Language"];
            live_chat?: components["schemas"]["LiveChat"];
            /** Name */
            name?: string;
            /** Reopen Days */
            reopen_days?: number;
            /** Reply Channel Account Id */
            reply_channel_account_id?: string | null;
            /**
             * Settings
             * @description The channel's own document (channels/webchat/manifest.py, channels/webform/manifest.py). Secrets in it are null in an answer, beside `has_<name>`; null in a request keeps the stored one, '' takes it away.
             */
            settings?: {
                [key: string]: unknown;
            };
        };
        /**
         * ChannelCapabilities
         * @description What answers can carry. Sizes in bytes, lengths in characters, null where there is no limit.
         *
         *     An empty `allowed_content_types` allows every type; `image/*` stands for a family.
         */
        ChannelCapabilities: {
            /** Allowed Content Types */
            allowed_content_types: string[];
            /** Can Attach */
            can_attach: boolean;
            /** Can Cc */
            can_cc: boolean;
            /** Can Html */
            can_html: boolean;
            /** Can Quick Reply */
            can_quick_reply: boolean;
            /** Can Subject */
            can_subject: boolean;
            /** Max Attachment Bytes */
            max_attachment_bytes: number;
            /** Max Attachments */
            max_attachments: number;
            /** Max Text Length */
            max_text_length: number | null;
            /** Undo Seconds */
            undo_seconds: number;
        };
        /**
         * ChannelKind
         * @description The channels an account can be connected to.
         * @enum {string}
         */
        ChannelKind: "email" | "webchat" | "webform" | "phone";
        /**
         * Channels
         * @description Ways to be told: the bell, the browser's notification, a sound, Web Push, and mail at once or with the digest.
         */
        Channels: {
            /**
             * Bell
             * @default true
             */
            bell?: boolean;
            /**
             * Browser
             * @default true
             */
            browser?: boolean;
            /**
             * Mail
             * @default at_once
             * @enum {string}
             */
            mail?: "off" | "at_once" | "digest";
            /**
             * Push
             * @default true
             */
            push?: boolean;
            /**
             * Sound
             * @default true
             */
            sound?: boolean;
        };
        /**
         * Chat
         * @description A live talk. `agent` has it or had it last; it rings at `offered_to` until `rings_until`.
         *
         *     outcome: answered|abandoned|missed|offline; ended_by: agent|visitor|idle|abandoned|missed|offline. `waits_since` is
         *     the beginning, or the moment it was handed on.
         */
        Chat: {
            /** Accepted At */
            accepted_at: string | null;
            agent: components["schemas"]["UserRef"] | null;
            /**
             * Channel Account Id
             * Format: uuid
             */
            channel_account_id: string;
            contact: components["schemas"]["ChatContact"] | null;
            /**
             * Conversation Id
             * Format: uuid
             */
            conversation_id: string;
            /** Ended At */
            ended_at: string | null;
            /** Ended By */
            ended_by: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Agent At */
            last_agent_at: string | null;
            /**
             * Last Visitor At
             * Format: date-time
             */
            last_visitor_at: string;
            /** Offered At */
            offered_at: string | null;
            offered_to: components["schemas"]["UserRef"] | null;
            /** Outcome */
            outcome: string | null;
            /** Rings Until */
            rings_until: string | null;
            /** Snippet */
            snippet: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            state: components["schemas"]["ChatState"];
            /** Subject */
            subject: string;
            team: components["schemas"]["TeamRef"] | null;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            /** Ticket Number */
            ticket_number: number;
            /** Version */
            version: number;
            /** Visitor Id */
            visitor_id: string | null;
            /**
             * Waits Since
             * Format: date-time
             */
            waits_since: string;
            /** Wrap Up Code */
            wrap_up_code: string;
            /** Wrap Up Note */
            wrap_up_note: string;
        };
        /**
         * ChatContact
         * @description The customer a talk is with.
         */
        ChatContact: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ChatQueue
         * @description What a supervisor watches. `waiting` is first come first and at most 200 long; `waiting_count` counts all.
         */
        ChatQueue: {
            /** Active Count */
            active_count: number;
            /** Agents */
            agents: components["schemas"]["AgentLoad"][];
            /** As Of Seq */
            as_of_seq: number;
            /** Teams */
            teams: components["schemas"]["TeamWait"][];
            /** Waiting */
            waiting: components["schemas"]["Chat"][];
            /** Waiting Count */
            waiting_count: number;
        };
        /**
         * ChatState
         * @description Where a talk stands. ringing: offered to one person at a time.
         * @enum {string}
         */
        ChatState: "waiting" | "ringing" | "active" | "ended";
        /**
         * ChatTransfer
         * @description Whom a talk is handed to: a person or a team. The note is for colleagues only.
         */
        ChatTransfer: {
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * To Team Id
             * @default null
             */
            to_team_id?: string | null;
            /**
             * To User Id
             * @default null
             */
            to_user_id?: string | null;
        };
        /**
         * ChatWrapUp
         * @description How a talk ended: one of the company's codes ('' for none) and words of one's own.
         */
        ChatWrapUp: {
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Solve
             * @default false
             */
            solve?: boolean;
        };
        /**
         * Checklist
         * @description Tasks that belong together. What is empty in one language is taken from the other.
         */
        Checklist: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Archived */
            is_archived: boolean;
            /** Items */
            items: components["schemas"]["ChecklistEntry"][];
            /** Name En */
            name_en: string;
            /** Name Th */
            name_th: string;
            /** Version */
            version: number;
        };
        /**
         * ChecklistEntry
         * @description One task of a checklist; `due_hours` after it is put on a ticket.
         */
        ChecklistEntry: {
            /**
             * Due Hours
             * @default null
             */
            due_hours?: number | null;
            /**
             * Title En
             * @default
             */
            title_en?: string;
            /**
             * Title Th
             * @default
             */
            title_th?: string;
        };
        /**
         * ChecklistInput
         * @description A new checklist.
         */
        ChecklistInput: {
            /** Items */
            items: components["schemas"]["ChecklistEntry"][];
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Th
             * @default
             */
            name_th?: string;
        };
        /**
         * ChecklistPatch
         * @description Changes of a checklist; `items` are replaced as a whole.
         */
        ChecklistPatch: {
            /** Is Archived */
            is_archived?: boolean;
            /** Items */
            items?: components["schemas"]["ChecklistEntry"][];
            /** Name En */
            name_en?: string;
            /** Name Th */
            name_th?: string;
        };
        /**
         * CheckResult
         * @description What one server said. `code` is stable: no_connection, certificate, login_refused, no_folder, no_starttls, …
         */
        CheckResult: {
            /** Code */
            code: string | null;
            /** Is Ok */
            is_ok: boolean;
            /** Message */
            message: string;
        };
        /**
         * ClosedDay
         * @description A holiday.
         */
        ClosedDay: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Name */
            name: string;
        };
        /**
         * ColumnInput
         * @description A column of a table; `width` in pixels, null as wide as it likes.
         */
        ColumnInput: {
            /** Name */
            name: string;
            /**
             * Width
             * @default null
             */
            width?: number | null;
        };
        /**
         * ColumnShape
         * @description A column of a table.
         */
        ColumnShape: {
            /** Name */
            name: string;
            /** Width */
            width: number | null;
        };
        /**
         * Composer
         * @description How an answer leaves: through which channel, to whom when nobody is named, and what stands in the way.
         *
         *     `is_to_fixed`: nobody else can be named. `problems` are codes as in 409 `policy_problems`: no_reply_mailbox,
         *     no_mail_address, channel_disabled.
         */
        Composer: {
            /** Account Name */
            account_name: string;
            capabilities: components["schemas"]["ChannelCapabilities"];
            /** Channel Kind */
            channel_kind: string;
            /** Is To Fixed */
            is_to_fixed: boolean;
            /** Problems */
            problems: string[];
            /** To */
            to: components["schemas"]["Addr"][];
        };
        /**
         * Contact
         * @description A person outside the company. Counts are of the tickets that the reader may see.
         *
         *     `origin` is the kind of channel he first came through; the touches are the first and the last page he wrote from.
         */
        Contact: {
            /** Accounts */
            accounts: components["schemas"]["ContactAccount"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            first_touch: components["schemas"]["WebTouch"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Identities */
            identities: components["schemas"]["ContactIdentity"][];
            /** Is Blocked */
            is_blocked: boolean;
            /** Is Vip */
            is_vip: boolean;
            /** Language */
            language: string;
            last_touch: components["schemas"]["WebTouch"] | null;
            /** Name */
            name: string;
            /** Note */
            note: string;
            /** Open Ticket Count */
            open_ticket_count: number;
            /** Origin */
            origin: string;
            /** Ticket Count */
            ticket_count: number;
            /** Version */
            version: number;
        };
        /**
         * ContactAccount
         * @description A company that a contact belongs to, and as what.
         */
        ContactAccount: {
            /** Domain */
            domain: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
        };
        /**
         * ContactIdentity
         * @description One way to reach a contact. `evidence` tells how it is known to be his: typed, host_page, or a channel's kind.
         *
         *     `is_verified`: that is proven. `is_routing_default`: what comes from there is his. With neither, somebody only typed
         *     it, and it may be another's.
         */
        ContactIdentity: {
            /** Evidence */
            evidence: string;
            /** External Id */
            external_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Blocked */
            is_blocked: boolean;
            /** Is Routing Default */
            is_routing_default: boolean;
            /** Is Undeliverable */
            is_undeliverable: boolean;
            /** Is Verified */
            is_verified: boolean;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
        };
        /**
         * ContactLanguage
         * @description The language a customer is written to in; empty: not known.
         * @enum {string}
         */
        ContactLanguage: "th" | "en" | "";
        /**
         * ContactListItem
         * @description A contact of the list of customers. What is said of tickets is of those that the reader may see.
         */
        ContactListItem: {
            /** Accounts */
            accounts: components["schemas"]["ContactAccount"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Identities */
            identities: components["schemas"]["ContactIdentity"][];
            /** Is Blocked */
            is_blocked: boolean;
            /** Is Vip */
            is_vip: boolean;
            /** Language */
            language: string;
            /** Last Message At */
            last_message_at: string | null;
            /** Name */
            name: string;
            /** Open Ticket Count */
            open_ticket_count: number;
            /** Origin */
            origin: string;
            /** Version */
            version: number;
        };
        /**
         * ContactMerge
         * @description A merge; `contact` is the kept one as he is now. After undoing, `gone_id` is a contact of his own again.
         */
        ContactMerge: {
            contact: components["schemas"]["Contact"];
            /**
             * Gone Id
             * Format: uuid
             */
            gone_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Undone */
            is_undone: boolean;
        };
        /**
         * ContactPatch
         * @description Changes of a contact.
         */
        ContactPatch: {
            /** Is Vip */
            is_vip?: boolean;
            language?: components["schemas"]["ContactLanguage"];
            /** Name */
            name?: string;
            /** Note */
            note?: string;
        };
        /**
         * ContactRef
         * @description The customer, as far as a list shows one.
         */
        ContactRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Vip */
            is_vip: boolean;
            /** Name */
            name: string;
        };
        /**
         * ContactSummary
         * @description A contact as a list shows one.
         */
        ContactSummary: {
            /** Accounts */
            accounts: components["schemas"]["ContactAccount"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Identities */
            identities: components["schemas"]["ContactIdentity"][];
            /** Is Blocked */
            is_blocked: boolean;
            /** Is Vip */
            is_vip: boolean;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * Criteria
         * @description What conditions, tables, orders and boards of tickets can be made of, by name.
         */
        Criteria: {
            /** Board Fields */
            board_fields: string[];
            /** Columns */
            columns: string[];
            /** Fields */
            fields: components["schemas"]["CriteriaField"][];
            /** Orders */
            orders: string[];
        };
        /**
         * CriteriaField
         * @description One thing to ask about a ticket. `options`: where the values to choose from come from.
         *
         *     `field_id`: the company's own field that it is; GET /ticket-fields tells its labels and choices. A personal field
         *     depends on who asks.
         */
        CriteriaField: {
            /** Field Id */
            field_id: string | null;
            /** Is Personal */
            is_personal: boolean;
            kind: components["schemas"]["FieldKind"];
            /** Name */
            name: string;
            /** Operators */
            operators: components["schemas"]["Operator"][];
            options: components["schemas"]["Options"] | null;
        };
        /**
         * Delivery
         * @description A message's way out. `undo_until` is set while it can still be taken back.
         *
         *     `passed_a_blocked_one`: it left before an earlier answer of the conversation, which was held up for too long.
         *     `by_mail`: it also went by mail, because the visitor had left the page before he read it.
         */
        Delivery: {
            /** Attempts */
            attempts: number;
            by_mail: components["schemas"]["Delivery"] | null;
            /** Delivered At */
            delivered_at: string | null;
            /** Diagnostic */
            diagnostic: string;
            /** Due At */
            due_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Passed A Blocked One */
            passed_a_blocked_one: boolean;
            /** Read At */
            read_at: string | null;
            /** Recipients */
            recipients: components["schemas"]["Recipient"][];
            /** Sent At */
            sent_at: string | null;
            state: components["schemas"]["DeliveryState"];
            /** Undo Until */
            undo_until: string | null;
        };
        /**
         * DeliveryState
         * @description Where a delivery, or one recipient of it, stands.
         * @enum {string}
         */
        DeliveryState: "held" | "queued" | "sending" | "transmitting" | "sent" | "delivered" | "read" | "retry" | "failed" | "uncertain" | "canceled" | "bounced";
        /**
         * Digest
         * @description A summary by mail on working days. `weekday` (0 = Monday) is the day of a weekly one.
         */
        Digest: {
            /**
             * At
             * @default 08:30
             */
            at?: string;
            /**
             * Rhythm
             * @default off
             * @enum {string}
             */
            rhythm?: "off" | "daily" | "weekly";
            /**
             * Weekday
             * @default 0
             */
            weekday?: number;
        };
        /**
         * Direction
         * @description Who speaks: the customer, the company, or nobody outside (a note).
         * @enum {string}
         */
        Direction: "inbound" | "outbound" | "internal";
        /**
         * Draft
         * @description A kept draft of the reader; `version` is for If-Match.
         */
        Draft: {
            /** Attachments */
            attachments: components["schemas"]["Attachment"][];
            /** Bcc */
            bcc: components["schemas"]["Addr"][];
            /** Cc */
            cc: components["schemas"]["Addr"][];
            extras: components["schemas"]["DraftExtras"];
            /** Html */
            html: string;
            kind: components["schemas"]["DraftKind"];
            /** Last Seen Message Id */
            last_seen_message_id: string | null;
            /** Text */
            text: string;
            /** To */
            to: components["schemas"]["Addr"][];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * DraftExtras
         * @description What was chosen beside the words. Of a forward: what it quotes, the files that go along, from where.
         */
        DraftExtras: {
            /** Channel Account Id */
            channel_account_id: string | null;
            /** Conversation Id */
            conversation_id: string | null;
            /** Kept Attachment Ids */
            kept_attachment_ids: string[];
            /** Quick Replies */
            quick_replies: string[];
            /** Quoted Message Ids */
            quoted_message_ids: string[];
            signature: components["schemas"]["SignatureChoice"];
            /** Subject */
            subject: string | null;
            /** Via */
            via: string | null;
        };
        /**
         * DraftExtrasInput
         * @description What is chosen beside the words.
         */
        DraftExtrasInput: {
            /**
             * Channel Account Id
             * @default null
             */
            channel_account_id?: string | null;
            /**
             * Conversation Id
             * @default null
             */
            conversation_id?: string | null;
            /** Kept Attachment Ids */
            kept_attachment_ids?: string[];
            /** Quick Replies */
            quick_replies?: string[];
            /** Quoted Message Ids */
            quoted_message_ids?: string[];
            /** @default auto */
            signature?: components["schemas"]["SignatureChoice"];
            /**
             * Subject
             * @default null
             */
            subject?: string | null;
            /**
             * Via
             * @default null
             */
            via?: string | null;
        };
        /**
         * DraftInput
         * @description What is written so far, replacing what was kept.
         */
        DraftInput: {
            /** Attachment Ids */
            attachment_ids?: string[];
            /** Bcc */
            bcc?: components["schemas"]["AddrInput"][];
            /** Cc */
            cc?: components["schemas"]["AddrInput"][];
            extras?: components["schemas"]["DraftExtrasInput"];
            /**
             * Html
             * @default
             */
            html?: string;
            /**
             * Last Seen Message Id
             * @default null
             */
            last_seen_message_id?: string | null;
            /**
             * Text
             * @default
             */
            text?: string;
            /** To */
            to?: components["schemas"]["AddrInput"][];
        };
        /**
         * DraftKind
         * @description What it is going to be.
         * @enum {string}
         */
        DraftKind: "reply" | "note" | "forward";
        /**
         * DueDate
         * @description When the ticket is due; null: no more.
         */
        DueDate: {
            /** Due At */
            due_at: string | null;
        };
        /**
         * EmailConfig
         * @description A mailbox's servers and what it does with mail. An empty host switches that direction off.
         *
         *     Passwords and keys go in and never come out: null in an answer, beside a flag whether there is one; null in a
         *     request keeps the stored one as long as host and user (for OAuth2 also token_url and client_id) stay. With `auth`
         *     oauth2 and no refresh token the client credentials are used. A `dkim_domain` without a key gets one made for it;
         *     `dkim_record_name` and `dkim_record_value` are what to publish in DNS before `dkim_is_signing` is switched on.
         *     An empty `sent_folder` is looked for. `{address}` in `unsubscribe_url` becomes the recipient.
         */
        EmailConfig: {
            /**
             * Archive Address
             * @default
             */
            archive_address?: string;
            /** @default password */
            auth?: components["schemas"]["SignIn"];
            /**
             * Dkim Domain
             * @default
             */
            dkim_domain?: string;
            /**
             * Dkim Is Signing
             * @default false
             */
            dkim_is_signing?: boolean;
            /**
             * Dkim Private Key
             * @default null
             */
            dkim_private_key?: string | null;
            /**
             * Dkim Record Name
             * @default
             */
            dkim_record_name?: string;
            /**
             * Dkim Record Value
             * @default
             */
            dkim_record_value?: string;
            /**
             * Dkim Selector
             * @default
             */
            dkim_selector?: string;
            /**
             * Has Dkim Private Key
             * @default false
             */
            has_dkim_private_key?: boolean;
            /**
             * Has Imap Password
             * @default false
             */
            has_imap_password?: boolean;
            /**
             * Has Oauth Client Secret
             * @default false
             */
            has_oauth_client_secret?: boolean;
            /**
             * Has Oauth Refresh Token
             * @default false
             */
            has_oauth_refresh_token?: boolean;
            /**
             * Has Smtp Password
             * @default false
             */
            has_smtp_password?: boolean;
            /** Imap Folder */
            imap_folder: string;
            /** Imap Host */
            imap_host: string;
            /**
             * Imap Password
             * @default null
             */
            imap_password?: string | null;
            /** Imap Port */
            imap_port: number;
            imap_security: components["schemas"]["Security"];
            /** Imap User */
            imap_user: string;
            /**
             * Oauth Client Id
             * @default
             */
            oauth_client_id?: string;
            /**
             * Oauth Client Secret
             * @default null
             */
            oauth_client_secret?: string | null;
            /**
             * Oauth Refresh Token
             * @default null
             */
            oauth_refresh_token?: string | null;
            /**
             * Oauth Scope
             * @default
             */
            oauth_scope?: string;
            /**
             * Oauth Token Url
             * @default
             */
            oauth_token_url?: string;
            /**
             * Per Hour
             * @default null
             */
            per_hour?: number | null;
            /**
             * Per Minute
             * @default null
             */
            per_minute?: number | null;
            /**
             * Plus Addressing
             * @default true
             */
            plus_addressing?: boolean;
            /**
             * Saves Sent
             * @default false
             */
            saves_sent?: boolean;
            /** Sender Name */
            sender_name: string;
            /**
             * Sent Folder
             * @default
             */
            sent_folder?: string;
            /** Smtp Host */
            smtp_host: string;
            /**
             * Smtp Password
             * @default null
             */
            smtp_password?: string | null;
            /** Smtp Port */
            smtp_port: number;
            smtp_security: components["schemas"]["Security"];
            /** Smtp User */
            smtp_user: string;
            /**
             * Unsubscribe Address
             * @default
             */
            unsubscribe_address?: string;
            /**
             * Unsubscribe Url
             * @default
             */
            unsubscribe_url?: string;
            /**
             * Unwrap Forwards
             * @default false
             */
            unwrap_forwards?: boolean;
        };
        /**
         * FieldChoice
         * @description An answer that a field offers. An archived one is offered no more.
         */
        FieldChoice: {
            /** Id */
            id: string;
            /** Is Archived */
            is_archived: boolean;
            /** Label En */
            label_en: string;
            /** Label Th */
            label_th: string;
        };
        /**
         * FieldChoiceInput
         * @description An answer that a field offers; its id is the caller's own and stays.
         */
        FieldChoiceInput: {
            /** Id */
            id: string;
            /**
             * Is Archived
             * @default false
             */
            is_archived?: boolean;
            /**
             * Label En
             * @default
             */
            label_en?: string;
            /**
             * Label Th
             * @default
             */
            label_th?: string;
        };
        /**
         * FieldKind
         * @description What a field holds. choice: a code or id compared exactly; set: some of them (tags); date: an instant; day: a
         *     day of the calendar, as its midnight in UTC.
         *
         *     number: whole ones only; decimal: any.
         * @enum {string}
         */
        FieldKind: "text" | "choice" | "set" | "number" | "decimal" | "boolean" | "date" | "day";
        /**
         * FieldOrder
         * @description Every field once, archived ones too.
         */
        FieldOrder: {
            /** Ids */
            ids: string[];
        };
        /**
         * FieldProblem
         * @description One value that was refused: `loc` starts with body, query, path or header.
         */
        FieldProblem: {
            /** Loc */
            loc: (string | number)[];
            /** Msg */
            msg: string;
            /** Type */
            type: string;
        };
        /**
         * FieldsAnswer
         * @description The fields that such a ticket shows, in their order; those to fill in before it opens, or is solved.
         */
        FieldsAnswer: {
            /** Missing Field Ids */
            missing_field_ids: string[];
            /** Needed Field Ids */
            needed_field_ids: string[];
            /** Shown Field Ids */
            shown_field_ids: string[];
        };
        /**
         * FieldsChange
         * @description What fields of a ticket shall hold, and what the screen showed before; both by the field's id.
         */
        FieldsChange: {
            /** Expected */
            expected?: {
                [key: string]: boolean | number | string | string[] | null;
            };
            /** Values */
            values: {
                [key: string]: boolean | number | string | string[] | null;
            };
        };
        /**
         * FieldsQuestion
         * @description A ticket that is about to be opened, as its form stands.
         */
        FieldsQuestion: {
            /** @default normal */
            priority?: components["schemas"]["Priority"];
            /** @default null */
            type?: components["schemas"]["TicketType"] | null;
            /** Values */
            values?: {
                [key: string]: boolean | number | string | string[] | null;
            };
        };
        /**
         * FormPreview
         * @description The page as a whole HTML document without scripts.
         */
        FormPreview: {
            /** Html */
            html: string;
        };
        /**
         * FormPreviewInput
         * @description A form that is being made. `settings` as those of a channel account of kind webform.
         */
        FormPreviewInput: {
            /**
             * Brand
             * @default
             */
            brand?: string;
            language: components["schemas"]["Language"];
            page: components["schemas"]["PreviewPage"];
            /**
             * Settings
             * @description The channel's own document (channels/webchat/manifest.py, channels/webform/manifest.py). Secrets in it are null in an answer, beside `has_<name>`; null in a request keeps the stored one, '' takes it away.
             */
            settings: {
                [key: string]: unknown;
            };
            theme: components["schemas"]["PreviewTheme"];
        };
        /**
         * ForwardInput
         * @description A mail to somebody outside with what was said on the ticket below it; `client_id` makes a double click one mail.
         *
         *     `quoted_message_ids` are messages of the ticket, `kept_attachment_ids` files on them that go along beside own
         *     uploads. `conversation_id` goes on in a side conversation; otherwise one begins, from `channel_account_id` or the
         *     mailbox that answers for the ticket. `language` is that of the quote's headings, the ticket's when it is null.
         */
        ForwardInput: {
            /** Attachment Ids */
            attachment_ids?: string[];
            /** Bcc */
            bcc?: components["schemas"]["AddrInput"][];
            /** Cc */
            cc?: components["schemas"]["AddrInput"][];
            /**
             * Channel Account Id
             * @default null
             */
            channel_account_id?: string | null;
            /**
             * Client Id
             * Format: uuid
             */
            client_id: string;
            /**
             * Conversation Id
             * @default null
             */
            conversation_id?: string | null;
            /**
             * Html
             * @default
             */
            html?: string;
            /** Kept Attachment Ids */
            kept_attachment_ids?: string[];
            /** @default null */
            language?: components["schemas"]["Language"] | null;
            /** Quoted Message Ids */
            quoted_message_ids?: string[];
            /** @default null */
            set_status?: components["schemas"]["Status"] | null;
            /** @default none */
            signature?: components["schemas"]["SignatureChoice"];
            /**
             * Subject
             * @default null
             */
            subject?: string | null;
            /**
             * Text
             * @default
             */
            text?: string;
            /** To */
            to: components["schemas"]["AddrInput"][];
        };
        /**
         * ForwardPreview
         * @description What would stand below a forwarded mail, and the files that could go along; pictures in its text do anyway.
         *
         *     `channel_account_id` is the mailbox it would leave through, null when there is none.
         */
        ForwardPreview: {
            /** Channel Account Id */
            channel_account_id: string | null;
            /** Files */
            files: components["schemas"]["Attachment"][];
            /** Message Ids */
            message_ids: string[];
            /** Subject */
            subject: string;
            /** Text */
            text: string;
        };
        /**
         * ForwardPreviewInput
         * @description Messages to be forwarded; null is the whole ticket, without notes.
         */
        ForwardPreviewInput: {
            /** @default null */
            language?: components["schemas"]["Language"] | null;
            /**
             * Message Ids
             * @default null
             */
            message_ids?: string[] | null;
        };
        /**
         * Health
         * @description How an account is doing: a code and the server's own sentence, '' when nothing is wrong.
         *
         *     `message` is about what fails first, `sending_message` about sending, `copies_message` about the sent folder.
         */
        Health: {
            /** Checked At */
            checked_at: string | null;
            /**
             * Copies Message
             * @default
             */
            copies_message?: string;
            /** Last Received At */
            last_received_at: string | null;
            /** Last Sent At */
            last_sent_at: string | null;
            /** Message */
            message: string;
            /**
             * Sending Message
             * @default
             */
            sending_message?: string;
            state: components["schemas"]["HealthState"];
        };
        /**
         * HealthState
         * @description How a connection is doing.
         * @enum {string}
         */
        HealthState: "ok" | "connecting" | "failing" | "disabled" | "unknown";
        /**
         * HistoryActor
         * @description Who caused it. kind: user|contact|rule|system|api.
         */
        HistoryActor: {
            /** Id */
            id: string | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * HistoryItem
         * @description One thing that happened to a ticket or a customer; the desk renders a sentence from `type` and `data`.
         */
        HistoryItem: {
            actor: components["schemas"]["HistoryActor"];
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Reason */
            reason: string | null;
            /** Seq */
            seq: number | null;
            /** Type */
            type: string;
        };
        /**
         * IdentityInput
         * @description Another way to reach a contact. `is_shared` as for a new contact.
         */
        IdentityInput: {
            /** Address */
            address: string;
            /**
             * Is Shared
             * @default false
             */
            is_shared?: boolean;
            kind: components["schemas"]["AddressKind"];
        };
        /**
         * InvitationAcceptance
         * @description What the invited person chooses.
         */
        InvitationAcceptance: {
            language: components["schemas"]["Language"];
            /** Name */
            name: string;
            /** Password */
            password: string;
        };
        /**
         * InvitationInput
         * @description A person to invite.
         */
        InvitationInput: {
            /** Email */
            email: string;
            /** @default th */
            language?: components["schemas"]["Language"];
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Team Ids */
            team_ids?: string[];
        };
        /**
         * InvitationView
         * @description Whom an invitation is for.
         */
        InvitationView: {
            /** Email */
            email: string;
            /** Name */
            name: string;
        };
        /**
         * Kind
         * @description What a field holds; it never changes.
         * @enum {string}
         */
        "Kind-Input": "text" | "long_text" | "number" | "money" | "date" | "checkbox" | "choice" | "multi_choice";
        /**
         * Language
         * @description A language of the desk.
         * @enum {string}
         */
        Language: "th" | "en";
        /**
         * Layout
         * @description How a view shows its tickets.
         * @enum {string}
         */
        Layout: "list" | "table" | "board";
        /**
         * LinkedTicket
         * @description A ticket this one is tied to. kind is the link's, relation what the other one is to this one.
         *
         *     relation: follow_up_of, followed_up_by, copy_of, related_to, duplicate_of, duplicated_by, blocks, blocked_by,
         *     split_from or split_into.
         */
        LinkedTicket: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Number */
            number: number;
            /** Relation */
            relation: string;
            status: components["schemas"]["Status"];
            /** Subject */
            subject: string;
        };
        /**
         * LiveChat
         * @description How live talk works on a widget: who is asked, how long in seconds, and when it ends.
         */
        LiveChat: {
            /**
             * Abandoned After Seconds
             * @default 120
             */
            abandoned_after_seconds?: number;
            /** @default ring */
            acceptance?: components["schemas"]["Acceptance"];
            /**
             * Chats Per Agent
             * @default 4
             */
            chats_per_agent?: number;
            /**
             * Idle After Seconds
             * @default 900
             */
            idle_after_seconds?: number;
            /**
             * Mail After Seconds
             * @default 120
             */
            mail_after_seconds?: number;
            /**
             * Missed After Seconds
             * @default 300
             */
            missed_after_seconds?: number;
            /** @default business_hours */
            opening?: components["schemas"]["Opening"];
            /**
             * Ring Seconds
             * @default 30
             */
            ring_seconds?: number;
        };
        /**
         * Machine
         * @description Why a message is taken for a machine's.
         */
        Machine: {
            /** Kind */
            kind: string;
            /** Reason */
            reason: string;
        };
        /**
         * Me
         * @description The signed-in person, with what his role allows.
         */
        Me: {
            availability: components["schemas"]["Availability"];
            /** Avatar Color */
            avatar_color: string;
            /** Avatar Url */
            avatar_url: string | null;
            /** Email */
            email: string;
            /** Has Totp */
            has_totp: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            preferences: components["schemas"]["Preferences"];
            role: components["schemas"]["Role"];
            /** Team Ids */
            team_ids: string[];
            theme: components["schemas"]["Theme"];
        };
        /**
         * MembershipInput
         * @description As what a contact belongs to a company.
         */
        MembershipInput: {
            /**
             * Role
             * @default
             */
            role?: string;
        };
        /**
         * MePatch
         * @description What a person changes about himself.
         */
        MePatch: {
            language?: components["schemas"]["Language"];
            /** Name */
            name?: string;
            preferences?: components["schemas"]["Preferences"];
            theme?: components["schemas"]["Theme"];
        };
        /**
         * MergedInto
         * @description The ticket that this one was merged into: there its messages are, and it takes no more of its own.
         */
        MergedInto: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number;
        };
        /**
         * MergeEvidence
         * @description Something both have. kind: email|phone|host_user|webchat. `certainty`: who of the two has it for certain.
         */
        MergeEvidence: {
            certainty: components["schemas"]["Certainty"];
            /** External Id */
            external_id: string;
            /** Kind */
            kind: string;
        };
        /**
         * MergeInput
         * @description Merge with another contact: `from` becomes this one, or this one goes `into` the other. Exactly one is given.
         *
         *     `ticket_id` is the ticket beside which it was done; its history tells of it.
         */
        MergeInput: {
            /**
             * From
             * @default null
             */
            from?: string | null;
            /**
             * Into
             * @default null
             */
            into?: string | null;
            /**
             * Ticket Id
             * @default null
             */
            ticket_id?: string | null;
        };
        /**
         * MergeSuggestion
         * @description A contact who may be the same person. `keeps_other`: a merge should keep this one (`into`) rather than `from`.
         */
        MergeSuggestion: {
            contact: components["schemas"]["ContactSummary"];
            /** Evidence */
            evidence: components["schemas"]["MergeEvidence"][];
            /** Keeps Other */
            keeps_other: boolean;
        };
        /**
         * MergeSuggestions
         * @description At most five, what is certain first.
         */
        MergeSuggestions: {
            /** Items */
            items: components["schemas"]["MergeSuggestion"][];
        };
        /**
         * MergeUndoInput
         * @description `ticket_id` is the ticket beside which it was undone; its history tells of it.
         */
        MergeUndoInput: {
            /**
             * Ticket Id
             * @default null
             */
            ticket_id?: string | null;
        };
        /**
         * Message
         * @description One thing said. Show `html_url` in a sandboxed frame when there is one, else `reply_text` (or `text`).
         *
         *     `is_side`: to or from somebody outside who is not the customer; it goes on in `conversation_id`.
         */
        Message: {
            /** Attachments */
            attachments: components["schemas"]["Attachment"][];
            /** Authentication */
            authentication: string;
            author: components["schemas"]["Author"];
            /** Bcc */
            bcc: components["schemas"]["Addr"][];
            call: components["schemas"]["Call"] | null;
            /** Cc */
            cc: components["schemas"]["Addr"][];
            /** Conversation Id */
            conversation_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            delivery: components["schemas"]["Delivery"] | null;
            direction: components["schemas"]["Direction"];
            /** Has Html */
            has_html: boolean;
            /** Has Quoted */
            has_quoted: boolean;
            /** Has Raw */
            has_raw: boolean;
            /** Html Url */
            html_url: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Automatic */
            is_automatic: boolean;
            /** Is Side */
            is_side: boolean;
            machine: components["schemas"]["Machine"] | null;
            /** Mentions */
            mentions: string[];
            /** Quick Replies */
            quick_replies: string[];
            /** Quoted Text */
            quoted_text: string;
            /** Reply Text */
            reply_text: string;
            /** Sent At */
            sent_at: string | null;
            /** Signature */
            signature: string;
            /** Subject */
            subject: string;
            /** Subject Changed */
            subject_changed: boolean;
            /** Text */
            text: string;
            /** Ticket Id */
            ticket_id: string | null;
            /** To */
            to: components["schemas"]["Addr"][];
            /** Version */
            version: number;
        };
        /**
         * Moment
         * @description later_today: in about three hours. today: at closing time. tomorrow, monday: the next working day of that name.
         *     this_week: the last working day of it. next_week: today in a week, or the working day after.
         * @enum {string}
         */
        Moment: "later_today" | "today" | "tomorrow" | "monday" | "this_week" | "next_week";
        /**
         * MyTask
         * @description A task beside its ticket.
         */
        MyTask: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done At */
            done_at: string | null;
            done_by: components["schemas"]["UserRef"] | null;
            /** Due At */
            due_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            owner: components["schemas"]["UserRef"] | null;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            /** Ticket Number */
            ticket_number: number;
            /** Ticket Subject */
            ticket_subject: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * NewContactInput
         * @description A customer to add. `is_shared`: an address may be another's, too, who keeps what comes from there.
         */
        NewContactInput: {
            /**
             * Account Id
             * @default null
             */
            account_id?: string | null;
            /**
             * Email
             * @default
             */
            email?: string;
            /**
             * Is Shared
             * @default false
             */
            is_shared?: boolean;
            /** @default  */
            language?: components["schemas"]["ContactLanguage"];
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
        };
        /**
         * NewPassword
         * @description The password to use from now on.
         */
        NewPassword: {
            /** Password */
            password: string;
        };
        /**
         * NewTicketInput
         * @description A case that a person opens. `client_id` makes a double click one ticket.
         */
        NewTicketInput: {
            /** Attachment Ids */
            attachment_ids?: string[];
            /** Cc */
            cc?: components["schemas"]["AddrInput"][];
            /**
             * Channel Account Id
             * @default null
             */
            channel_account_id?: string | null;
            /**
             * Client Id
             * Format: uuid
             */
            client_id: string;
            /** Field Values */
            field_values?: {
                [key: string]: boolean | number | string | string[] | null;
            };
            /**
             * Html
             * @default
             */
            html?: string;
            /** @default message */
            kind?: components["schemas"]["TicketKind"];
            /**
             * Owner Id
             * @default null
             */
            owner_id?: string | null;
            /** @default normal */
            priority?: components["schemas"]["Priority"];
            /** @default null */
            status?: components["schemas"]["Status"] | null;
            /** Subject */
            subject: string;
            /** Tag Ids */
            tag_ids?: string[];
            /**
             * Team Id
             * @default null
             */
            team_id?: string | null;
            /**
             * Text
             * @default
             */
            text?: string;
            /** To */
            to?: components["schemas"]["AddrInput"][];
            /** @default null */
            type?: components["schemas"]["TicketType"] | null;
        };
        /**
         * NotedCall
         * @description What a noted call became. `ticket_number` is what people call its case.
         */
        NotedCall: {
            call: components["schemas"]["Call"];
            /** Subject */
            subject: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            /** Ticket Number */
            ticket_number: number;
        };
        /**
         * NoteInput
         * @description An internal note; whoever is in `mentions` is told, and sees the ticket from now on.
         */
        NoteInput: {
            /** Attachment Ids */
            attachment_ids?: string[];
            /**
             * Client Id
             * Format: uuid
             */
            client_id: string;
            /**
             * Html
             * @default
             */
            html?: string;
            /** Mentions */
            mentions?: string[];
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * Notification
         * @description One line in the bell.
         */
        Notification: {
            /** Actor Name */
            actor_name: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["ticketing__notifications__causes__Kind"];
            /** Read At */
            read_at: string | null;
            /** Snippet */
            snippet: string;
            /** Subject */
            subject: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            /** Ticket Number */
            ticket_number: number;
        };
        /**
         * NotificationPage
         * @description A page of the bell; `unread_count` stops at 100 (show 99+).
         */
        NotificationPage: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["Notification"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Unread Count */
            unread_count: number;
        };
        /**
         * NotificationsRead
         * @description Which notifications were read; null for all.
         */
        NotificationsRead: {
            /**
             * Ids
             * @default null
             */
            ids?: string[] | null;
        };
        /**
         * Notify
         * @description What to be told about; every field is a kind of ticketing.notifications.causes.Kind.
         */
        Notify: {
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "at_once",
             *       "push": true,
             *       "sound": true
             *     }
             */
            assigned?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "at_once",
             *       "push": true,
             *       "sound": true
             *     }
             */
            delivery_failed?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "off",
             *       "push": false,
             *       "sound": false
             *     }
             */
            follow?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "at_once",
             *       "push": true,
             *       "sound": true
             *     }
             */
            mentioned?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "at_once",
             *       "push": true,
             *       "sound": false
             *     }
             */
            message?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": false,
             *       "mail": "off",
             *       "push": false,
             *       "sound": false
             *     }
             */
            noted?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": false,
             *       "mail": "off",
             *       "push": false,
             *       "sound": false
             *     }
             */
            reacted?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "off",
             *       "push": true,
             *       "sound": true
             *     }
             */
            snooze_over?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "at_once",
             *       "push": true,
             *       "sound": false
             *     }
             */
            task_assigned?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "digest",
             *       "push": true,
             *       "sound": true
             *     }
             */
            task_due?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": false,
             *       "browser": false,
             *       "mail": "off",
             *       "push": false,
             *       "sound": false
             *     }
             */
            team_assigned?: components["schemas"]["Channels"];
            /**
             * @default {
             *       "bell": true,
             *       "browser": true,
             *       "mail": "at_once",
             *       "push": true,
             *       "sound": false
             *     }
             */
            team_mentioned?: components["schemas"]["Channels"];
        };
        /**
         * NumberLookUp
         * @description What is known about a number; `number` is '' when what was typed is none (yet).
         */
        NumberLookUp: {
            /** Number */
            number: string;
            /** Number Shown */
            number_shown: string;
            /** People */
            people: components["schemas"]["PersonOnLine"][];
            /** Tickets */
            tickets: components["schemas"]["TicketOfCaller"][];
        };
        /**
         * Opening
         * @description When people can be talked to: in business hours while somebody is online, or whenever somebody is online.
         * @enum {string}
         */
        Opening: "business_hours" | "presence";
        /**
         * Operator
         * @description How a field compares with the value. `matches_words` wants one of the phrases as whole words.
         *
         *     A set `contains` all of a list, `contains_any` or `does_not_contain` any of it. The last eight are about instants.
         * @enum {string}
         */
        Operator: "is" | "is_not" | "is_any_of" | "is_none_of" | "contains" | "contains_any" | "does_not_contain" | "starts_with" | "ends_with" | "matches_words" | "is_empty" | "is_not_empty" | "less_than" | "greater_than" | "between" | "on" | "before" | "after" | "in_period" | "more_than_ago" | "less_than_ago" | "more_than_ahead" | "less_than_ahead";
        /**
         * Options
         * @description Where the values come from that a person may choose for a field.
         * @enum {string}
         */
        Options: "statuses" | "custom_statuses" | "priorities" | "types" | "people" | "teams" | "tags" | "channel_kinds" | "channel_accounts" | "languages" | "contacts" | "accounts" | "directions" | "troubles" | "field_choices";
        /**
         * OrderInput
         * @description By what to sort; tickets without a value come last, whichever way.
         */
        OrderInput: {
            /**
             * Field
             * @default last_message_at
             */
            field?: string;
            /**
             * Is Descending
             * @default true
             */
            is_descending?: boolean;
        };
        /**
         * OrderShape
         * @description By what a view is sorted.
         */
        OrderShape: {
            /** Field */
            field: string;
            /** Is Descending */
            is_descending: boolean;
        };
        /**
         * OrganizationRef
         * @description What every screen needs to know about the company.
         */
        OrganizationRef: {
            default_language: components["schemas"]["Language"];
            /** Name */
            name: string;
            /** Time Zone */
            time_zone: string;
        };
        /** Page[AccountListItem] */
        Page_AccountListItem_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["AccountListItem"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ApiToken] */
        Page_ApiToken_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["ApiToken"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[BulkItem] */
        Page_BulkItem_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["BulkItem"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[BulkOperation] */
        Page_BulkOperation_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["BulkOperation"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[CannedReply] */
        Page_CannedReply_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["CannedReply"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ChannelAccount] */
        Page_ChannelAccount_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["ChannelAccount"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[Chat] */
        Page_Chat_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["Chat"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[Checklist] */
        Page_Checklist_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["Checklist"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ContactListItem] */
        Page_ContactListItem_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["ContactListItem"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[HistoryItem] */
        Page_HistoryItem_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["HistoryItem"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[Message] */
        Page_Message_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["Message"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[MyTask] */
        Page_MyTask_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["MyTask"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[ParkedItem] */
        Page_ParkedItem_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["ParkedItem"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[PhoneLine] */
        Page_PhoneLine_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["PhoneLine"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[RoutingRule] */
        Page_RoutingRule_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["RoutingRule"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[SearchHit] */
        Page_SearchHit_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["SearchHit"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[SendingAccount] */
        Page_SendingAccount_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["SendingAccount"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[Tag] */
        Page_Tag_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["Tag"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[Team] */
        Page_Team_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["Team"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[TicketField] */
        Page_TicketField_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["TicketField"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[TicketListItem] */
        Page_TicketListItem_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["TicketListItem"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[TicketOfCaller] */
        Page_TicketOfCaller_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["TicketOfCaller"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[TicketRow] */
        Page_TicketRow_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["TicketRow"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[TicketStatus] */
        Page_TicketStatus_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["TicketStatus"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[TimelineItem] */
        Page_TimelineItem_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["TimelineItem"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[User] */
        Page_User_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["User"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Page[WrapUpCode] */
        Page_WrapUpCode_: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["WrapUpCode"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ParkedAccount
         * @description The channel account it came through.
         */
        ParkedAccount: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
        };
        /**
         * ParkedItem
         * @description Something that arrived and could not be understood or handled. `size` is in bytes.
         */
        ParkedItem: {
            /** Attempts */
            attempts: number;
            channel_account: components["schemas"]["ParkedAccount"] | null;
            /** Error Code */
            error_code: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Parked At
             * Format: date-time
             */
            parked_at: string;
            /** Reason */
            reason: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Sender */
            sender: string;
            /** Size */
            size: number;
            /** State */
            state: string;
            /** Subject */
            subject: string;
        };
        /**
         * ParkedState
         * @description Where a parked thing stands.
         * @enum {string}
         */
        ParkedState: "parked" | "replaying" | "discarded";
        /**
         * ParkedText
         * @description The beginning of the raw bytes as text, for looking at; what is no text is shown as �.
         */
        ParkedText: {
            /** Is Cut */
            is_cut: boolean;
            /** Text */
            text: string;
        };
        /**
         * PasswordChange
         * @description The old password proves that it is really this person's hand.
         */
        PasswordChange: {
            /** Current Password */
            current_password: string;
            /** New Password */
            new_password: string;
        };
        /**
         * PasswordProof
         * @description The person's password, for steps that weaken his account.
         */
        PasswordProof: {
            /** Password */
            password: string;
        };
        /**
         * PersonOnLine
         * @description Somebody who is reached at the number. `is_default`: what comes from it is taken for his.
         */
        PersonOnLine: {
            /** Company */
            company: string;
            /** Company Id */
            company_id: string | null;
            /**
             * Contact Id
             * Format: uuid
             */
            contact_id: string;
            /** Is Blocked */
            is_blocked: boolean;
            /** Is Default */
            is_default: boolean;
            /** Is Vip */
            is_vip: boolean;
            /** Name */
            name: string;
            /** Role */
            role: string;
        };
        /**
         * PersonPresence
         * @description How one person stands now: as he chose while a desk of his is open, else offline.
         */
        PersonPresence: {
            availability: components["schemas"]["Availability"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * PhoneLine
         * @description A telephone line of the company.
         */
        PhoneLine: {
            /** Address */
            address: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Preferences
         * @description A person's choices. after_send: where the desk goes after a reply.
         *
         *     `mail_when` and `push_when`: away = not while a desk of his is open and he is online. `mail_answers` says what an
         *     answer to such a mail becomes: by_kind (news of customers: an answer to the customer; of colleagues: a note), always
         *     a note, or nothing.
         */
        Preferences: {
            /**
             * After Send
             * @default stay
             * @enum {string}
             */
            after_send?: "stay" | "next" | "list";
            /**
             * Density
             * @default comfortable
             * @enum {string}
             */
            density?: "comfortable" | "compact";
            /**
             * @default {
             *       "at": "08:30",
             *       "rhythm": "off",
             *       "weekday": 0
             *     }
             */
            digest?: components["schemas"]["Digest"];
            /**
             * Mail Answers
             * @default by_kind
             * @enum {string}
             */
            mail_answers?: "by_kind" | "note" | "off";
            /**
             * Mail When
             * @default away
             * @enum {string}
             */
            mail_when?: "away" | "always";
            /**
             * @default {
             *       "assigned": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "at_once",
             *         "push": true,
             *         "sound": true
             *       },
             *       "delivery_failed": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "at_once",
             *         "push": true,
             *         "sound": true
             *       },
             *       "follow": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "off",
             *         "push": false,
             *         "sound": false
             *       },
             *       "mentioned": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "at_once",
             *         "push": true,
             *         "sound": true
             *       },
             *       "message": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "at_once",
             *         "push": true,
             *         "sound": false
             *       },
             *       "noted": {
             *         "bell": true,
             *         "browser": false,
             *         "mail": "off",
             *         "push": false,
             *         "sound": false
             *       },
             *       "reacted": {
             *         "bell": true,
             *         "browser": false,
             *         "mail": "off",
             *         "push": false,
             *         "sound": false
             *       },
             *       "snooze_over": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "off",
             *         "push": true,
             *         "sound": true
             *       },
             *       "task_assigned": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "at_once",
             *         "push": true,
             *         "sound": false
             *       },
             *       "task_due": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "digest",
             *         "push": true,
             *         "sound": true
             *       },
             *       "team_assigned": {
             *         "bell": false,
             *         "browser": false,
             *         "mail": "off",
             *         "push": false,
             *         "sound": false
             *       },
             *       "team_mentioned": {
             *         "bell": true,
             *         "browser": true,
             *         "mail": "at_once",
             *         "push": true,
             *         "sound": false
             *       }
             *     }
             */
            notify?: components["schemas"]["Notify"];
            /**
             * Push When
             * @default away
             * @enum {string}
             */
            push_when?: "away" | "always";
            /**
             * @default {
             *       "days_off": true,
             *       "ends": "07:00",
             *       "is_on": true,
             *       "starts": "20:00"
             *     }
             */
            quiet?: components["schemas"]["QuietHours"];
            /**
             * Shortcuts
             * @default true
             */
            shortcuts?: boolean;
        };
        /**
         * PresenceList
         * @description Everybody who works here.
         */
        PresenceList: {
            /** Users */
            users: components["schemas"]["PersonPresence"][];
        };
        /**
         * PreviewPage
         * @description Which page of the form.
         * @enum {string}
         */
        PreviewPage: "form" | "confirmation";
        /**
         * PreviewTheme
         * @description In which light the page is shown.
         * @enum {string}
         */
        PreviewTheme: "light" | "dark";
        /**
         * Priority
         * @description How urgent a case is.
         * @enum {string}
         */
        Priority: "low" | "normal" | "high" | "urgent";
        /**
         * Problem
         * @description Why a request was refused.
         */
        Problem: {
            /** Code */
            code: string;
            /**
             * Data
             * @default null
             */
            data?: {
                [key: string]: unknown;
            } | null;
            /**
             * Detail
             * @default null
             */
            detail?: string | null;
            /**
             * Errors
             * @default null
             */
            errors?: components["schemas"]["FieldProblem"][] | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Type
             * @default about:blank
             */
            type?: string;
        };
        /**
         * QuietHours
         * @description When neither mail nor Web Push comes: from `starts` to `ends` on the company's clock, and on its days off.
         */
        QuietHours: {
            /**
             * Days Off
             * @default true
             */
            days_off?: boolean;
            /**
             * Ends
             * @default 07:00
             */
            ends?: string;
            /**
             * Is On
             * @default true
             */
            is_on?: boolean;
            /**
             * Starts
             * @default 20:00
             */
            starts?: string;
        };
        /**
         * ReadMark
         * @description The newest message the reader has seen.
         */
        ReadMark: {
            /**
             * Message Id
             * Format: uuid
             */
            message_id: string;
        };
        /**
         * Recipient
         * @description One recipient's own state, with the other side's words.
         */
        Recipient: {
            /** Diagnostic */
            diagnostic: string;
            /** External Id */
            external_id: string;
            /** Name */
            name: string;
            state: components["schemas"]["DeliveryState"];
        };
        /**
         * RecoveryCodes
         * @description Codes for the day the phone is lost; shown once, each works once.
         */
        RecoveryCodes: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /**
         * RenderedReply
         * @description A reply filled in for one ticket. Use `text` where the channel carries no HTML (`composer.capabilities`).
         *
         *     `attachments` are uploads of the caller from now on: name them in `attachment_ids` of the answer.
         */
        RenderedReply: {
            /** Attachments */
            attachments: components["schemas"]["Attachment"][];
            /** Html */
            html: string;
            /** Language */
            language: string;
            /** Text */
            text: string;
        };
        /**
         * ReplyAccepted
         * @description The answer on its way, and the ticket as it stands now. `warnings` stop nothing: it can still be taken back.
         *
         *     `undo`: the events of the status it set, for `POST …/undo`, which leaves the answer itself alone.
         */
        ReplyAccepted: {
            message: components["schemas"]["Message"];
            ticket: components["schemas"]["Ticket"];
            /**
             * Undo
             * @default []
             */
            undo?: number[];
            /**
             * Warnings
             * @default []
             */
            warnings?: components["schemas"]["AddressWarning"][];
        };
        /**
         * ReplyInput
         * @description An answer. `client_id` makes a double click one answer; `last_seen_message_id` is the newest one on the screen.
         *
         *     `send_anyway` sends although newer messages are there (409 `stale_reply` has told of them). Without `to` it goes
         *     where the ticket's `composer` says. `quick_replies` are answers that the customer can tap, where the channel can.
         *     `signature` says what is put below where the channel carries one. `via` is the `key` of another way than the
         *     ticket's own thread (`GET /tickets/{ticket_id}/ways`); 409 `way_gone` when it is not there any more.
         */
        ReplyInput: {
            /** Attachment Ids */
            attachment_ids?: string[];
            /** Bcc */
            bcc?: components["schemas"]["AddrInput"][];
            /** Cc */
            cc?: components["schemas"]["AddrInput"][];
            /**
             * Client Id
             * Format: uuid
             */
            client_id: string;
            /**
             * Html
             * @default
             */
            html?: string;
            /**
             * Last Seen Message Id
             * @default null
             */
            last_seen_message_id?: string | null;
            /** Quick Replies */
            quick_replies?: string[];
            /**
             * Send Anyway
             * @default false
             */
            send_anyway?: boolean;
            /** @default null */
            set_status?: components["schemas"]["Status"] | null;
            /** @default none */
            signature?: components["schemas"]["SignatureChoice"];
            /**
             * Subject
             * @default null
             */
            subject?: string | null;
            /**
             * Text
             * @default
             */
            text?: string;
            /** To */
            to?: components["schemas"]["AddrInput"][];
            /**
             * Via
             * @default null
             */
            via?: string | null;
        };
        /**
         * Required
         * @description When a field must hold something. always: also when an agent opens a ticket, and it is never emptied again.
         * @enum {string}
         */
        Required: "never" | "on_solve" | "always";
        /**
         * ResetRequest
         * @description The address to send a reset link to.
         */
        ResetRequest: {
            /** Email */
            email: string;
        };
        /**
         * Role
         * @description What a person may do in general. sales reads case history and notes, and answers nobody.
         * @enum {string}
         */
        Role: "admin" | "supervisor" | "agent" | "sales";
        /**
         * RoutingActions
         * @description What a rule does to a new ticket; null leaves a field to later rules. `stop` ends the list.
         */
        RoutingActions: {
            /** Owner Id */
            owner_id: string | null;
            priority: components["schemas"]["Priority"] | null;
            /** Stop */
            stop: boolean;
            /** Tag Ids */
            tag_ids: string[];
            /** Team Id */
            team_id: string | null;
            /** Type */
            type: string | null;
        };
        /**
         * RoutingActionsInput
         * @description What a rule shall do.
         */
        RoutingActionsInput: {
            /**
             * Owner Id
             * @default null
             */
            owner_id?: string | null;
            /** @default null */
            priority?: components["schemas"]["Priority"] | null;
            /**
             * Stop
             * @default false
             */
            stop?: boolean;
            /**
             * Tag Ids
             * @default []
             */
            tag_ids?: string[];
            /**
             * Team Id
             * @default null
             */
            team_id?: string | null;
            /** @default null */
            type?: components["schemas"]["TicketType"] | null;
        };
        /**
         * RoutingOrder
         * @description The ids of all rules, in their new order.
         */
        RoutingOrder: {
            /** Ids */
            ids: string[];
        };
        /**
         * RoutingRule
         * @description One rule of the ordered list.
         */
        RoutingRule: {
            actions: components["schemas"]["RoutingActions"];
            /** Conditions */
            conditions: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Enabled */
            is_enabled: boolean;
            /** Name */
            name: string;
            /** Position */
            position: number;
            /** Version */
            version: number;
        };
        /**
         * RoutingRuleInput
         * @description A new rule; it goes to the end of the list.
         */
        RoutingRuleInput: {
            actions: components["schemas"]["RoutingActionsInput"];
            /**
             * Conditions
             * @description {all: [Condition]} | {any: [Condition]} | {none: [Condition]} | {field, operator, value}. 422 `bad_condition` says in data.where which part makes no sense.
             */
            conditions: {
                [key: string]: unknown;
            };
            /**
             * Is Enabled
             * @default true
             */
            is_enabled?: boolean;
            /** Name */
            name: string;
        };
        /**
         * RoutingRulePatch
         * @description Changes of a rule; `actions` and `conditions` are replaced as a whole.
         */
        RoutingRulePatch: {
            actions?: components["schemas"]["RoutingActionsInput"];
            /**
             * Conditions
             * @description {all: [Condition]} | {any: [Condition]} | {none: [Condition]} | {field, operator, value}. 422 `bad_condition` says in data.where which part makes no sense.
             */
            conditions?: {
                [key: string]: unknown;
            };
            /** Is Enabled */
            is_enabled?: boolean;
            /** Name */
            name?: string;
        };
        /**
         * SavedView
         * @description A view. `is_pinned`: it stands in the reader's side bar; `can_change` is about the reader.
         *
         *     `is_pinned_for_all` is what its keeper decided, `is_pinned` what holds for the reader.
         */
        SavedView: {
            /** Board Field */
            board_field: string;
            /** Can Change */
            can_change: boolean;
            /** Columns */
            columns: components["schemas"]["ColumnShape"][];
            /** Conditions */
            conditions: {
                [key: string]: unknown;
            };
            /** Default Roles */
            default_roles: components["schemas"]["Role"][];
            /** Icon */
            icon: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Pinned */
            is_pinned: boolean;
            /** Is Pinned For All */
            is_pinned_for_all: boolean;
            layout: components["schemas"]["Layout"];
            /** Name */
            name: string;
            order: components["schemas"]["OrderShape"];
            /**
             * Owner Id
             * Format: uuid
             */
            owner_id: string;
            /** Team Id */
            team_id: string | null;
            /** Version */
            version: number;
            visibility: components["schemas"]["ticketing__views__model__Visibility"];
        };
        /**
         * SavedViewInput
         * @description A new view. Team and everyone need the right `manage_views`.
         */
        SavedViewInput: {
            /**
             * Board Field
             * @default status
             */
            board_field?: string;
            /** Columns */
            columns?: components["schemas"]["ColumnInput"][];
            /**
             * Conditions
             * @description {all: [Condition]} | {any: [Condition]} | {none: [Condition]} | {field, operator, value}. 422 `bad_condition` says in data.where which part makes no sense.
             */
            conditions?: {
                [key: string]: unknown;
            };
            /** Default Roles */
            default_roles?: components["schemas"]["Role"][];
            /**
             * Icon
             * @default
             */
            icon?: string;
            /**
             * Is Pinned
             * @default true
             */
            is_pinned?: boolean;
            /** @default list */
            layout?: components["schemas"]["Layout"];
            /** Name */
            name: string;
            /**
             * @default {
             *       "field": "last_message_at",
             *       "is_descending": true
             *     }
             */
            order?: components["schemas"]["OrderInput"];
            /**
             * Team Id
             * @default null
             */
            team_id?: string | null;
            /** @default personal */
            visibility?: components["schemas"]["ticketing__views__model__Visibility"];
        };
        /**
         * SavedViewPatch
         * @description Changes of a view.
         */
        SavedViewPatch: {
            /** Board Field */
            board_field?: string;
            /** Columns */
            columns?: components["schemas"]["ColumnInput"][];
            /**
             * Conditions
             * @description {all: [Condition]} | {any: [Condition]} | {none: [Condition]} | {field, operator, value}. 422 `bad_condition` says in data.where which part makes no sense.
             */
            conditions?: {
                [key: string]: unknown;
            };
            /** Default Roles */
            default_roles?: components["schemas"]["Role"][];
            /** Icon */
            icon?: string;
            /** Is Pinned */
            is_pinned?: boolean;
            layout?: components["schemas"]["Layout"];
            /** Name */
            name?: string;
            order?: components["schemas"]["OrderInput"];
            /** Team Id */
            team_id?: string | null;
            visibility?: components["schemas"]["ticketing__views__model__Visibility"];
        };
        /**
         * SavedViews
         * @description The views a person sees, those of his side bar first and in his order.
         */
        SavedViews: {
            /** As Of Seq */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["SavedView"][];
        };
        /**
         * ScheduleChange
         * @description Another time. For one that was stopped, `last_seen_message_id` is the newest message that its judge has seen.
         */
        ScheduleChange: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Last Seen Message Id
             * @default null
             */
            last_seen_message_id?: string | null;
        };
        /**
         * ScheduledReply
         * @description An answer, or a mail to somebody outside, that waits for its time; nobody has got it yet.
         *
         *     `state` stopped: a person decides; `reason` is customer_wrote, colleague_answered, author_gone, or the code of what
         *     would refuse it now.
         */
        ScheduledReply: {
            /** Attachments */
            attachments: components["schemas"]["Attachment"][];
            author: components["schemas"]["UserRef"];
            /** Bcc */
            bcc: components["schemas"]["Addr"][];
            /** Cc */
            cc: components["schemas"]["Addr"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["ticketing__replies__scheduled__Kind"];
            /** Reason */
            reason: string;
            set_status: components["schemas"]["Status"] | null;
            state: components["schemas"]["State"];
            /** Subject */
            subject: string | null;
            /** Text */
            text: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            /** To */
            to: components["schemas"]["Addr"][];
            /** Version */
            version: number;
        };
        /**
         * ScheduleInput
         * @description What is to be sent, and when: either an answer or a mail to somebody outside.
         */
        ScheduleInput: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** @default null */
            forward?: components["schemas"]["ForwardInput"] | null;
            /** @default null */
            reply?: components["schemas"]["ReplyInput"] | null;
        };
        /**
         * SearchHit
         * @description One thing found. kind: ticket|contact|account; matched_field: number|subject|text|note|name|address|phone.
         *
         *     In `title` and `snippet` every hit stands between U+0002 and U+0003.
         */
        SearchHit: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Matched Field */
            matched_field: string;
            /** Number */
            number: number | null;
            /** Snippet */
            snippet: string;
            /** Status */
            status: string | null;
            /** Title */
            title: string;
        };
        /**
         * Security
         * @description How a connection is protected.
         * @enum {string}
         */
        Security: "tls" | "starttls" | "none";
        /**
         * SendingAccount
         * @description A mailbox as everybody who answers customers knows it: what it is called, not how it is connected.
         */
        SendingAccount: {
            /** Address */
            address: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Enabled */
            is_enabled: boolean;
            kind: components["schemas"]["ChannelKind"];
            /** Name */
            name: string;
        };
        /**
         * SendNow
         * @description `send_anyway`: although newer messages are there (409 `stale_reply` has told of them).
         */
        SendNow: {
            /**
             * Send Anyway
             * @default false
             */
            send_anyway?: boolean;
        };
        /**
         * SessionInfo
         * @description The signed-in person, and the token to send as X-CSRF-Token with every unsafe method.
         */
        SessionInfo: {
            /** Csrf Token */
            csrf_token: string;
            /** Demo */
            demo: boolean;
            organization: components["schemas"]["OrganizationRef"];
            user: components["schemas"]["Me"];
        };
        /**
         * Settings
         * @description The company's settings.
         */
        Settings: {
            /** Business Hours */
            business_hours: components["schemas"]["BusinessHours"][];
            default_language: components["schemas"]["Language"];
            /** Holidays */
            holidays: components["schemas"]["ClosedDay"][];
            /** Organization Name */
            organization_name: string;
            /** Time Zone */
            time_zone: string;
            /** Version */
            version: number;
        };
        /**
         * SettingsPatch
         * @description Changes of the company's settings; a list that is sent replaces the whole list.
         */
        SettingsPatch: {
            /** Business Hours */
            business_hours?: components["schemas"]["BusinessHours"][];
            default_language?: components["schemas"]["Language"];
            /** Holidays */
            holidays?: components["schemas"]["ClosedDay"][];
            /** Organization Name */
            organization_name?: string;
            /** Time Zone */
            time_zone?: string;
        };
        /**
         * SetupInput
         * @description The first administrator and the company's name. `token` is what `serve` printed.
         */
        SetupInput: {
            /** Email */
            email: string;
            language: components["schemas"]["Language"];
            /** Name */
            name: string;
            /** Organization Name */
            organization_name: string;
            /** Password */
            password: string;
            /** Token */
            token: string;
        };
        /**
         * SetupState
         * @description Whether the installation waits for its first administrator.
         */
        SetupState: {
            /** Needs Setup */
            needs_setup: boolean;
        };
        /**
         * Signature
         * @description A signature as it is kept; `channel_account_id` null is a person's general one.
         */
        Signature: {
            /** Channel Account Id */
            channel_account_id: string | null;
            /** Html En */
            html_en: string;
            /** Html Th */
            html_th: string;
        };
        /**
         * SignatureChoice
         * @description Which signature an answer carries. auto: the first there is of the writer's own for the account that sends, his
         *     general one, the account's; none: nothing is put below.
         * @enum {string}
         */
        SignatureChoice: "auto" | "own_account" | "own" | "account" | "none";
        /**
         * SignatureInput
         * @description A signature in both languages; where one is empty the other is used. Both empty: none.
         *
         *     Placeholders: {{agent.name}} {{agent.first_name}} {{agent.email}} {{team}} {{brand}} {{company}}, each with words
         *     for when nothing is known behind a bar.
         */
        SignatureInput: {
            /**
             * Html En
             * @default
             */
            html_en?: string;
            /**
             * Html Th
             * @default
             */
            html_th?: string;
        };
        /**
         * SignatureOffer
         * @description A signature that an answer could carry, filled in.
         */
        SignatureOffer: {
            choice: components["schemas"]["SignatureChoice"];
            /** Html */
            html: string;
            /** Text */
            text: string;
        };
        /**
         * SignatureOffers
         * @description What an answer could carry; by itself (`auto`) it carries the first.
         */
        SignatureOffers: {
            /** Items */
            items: components["schemas"]["SignatureOffer"][];
        };
        /**
         * Signatures
         * @description A person's own signatures: the general one and those for single accounts, as far as they are written.
         */
        Signatures: {
            /** Items */
            items: components["schemas"]["Signature"][];
        };
        /**
         * SignIn
         * @description How a mailbox signs in at its servers: with passwords, or with an access token (XOAUTH2).
         * @enum {string}
         */
        SignIn: "password" | "oauth2";
        /**
         * SignInInput
         * @description Address and password, and the second factor's code where there is one (or a recovery code).
         */
        SignInInput: {
            /** Email */
            email: string;
            /** Password */
            password: string;
            /**
             * Totp Code
             * @default null
             */
            totp_code?: string | null;
        };
        /**
         * Snooze
         * @description Until when; null: until the customer replies (which brings the ticket back in any case).
         */
        Snooze: {
            /** Until */
            until: string | null;
        };
        /**
         * Sort
         * @description recent and oldest by the last message, waiting by how long the customer waits, priority by urgency, due by the
         *     day it is due. What is snoozed is shown by `recent` in the order in which it comes back.
         * @enum {string}
         */
        Sort: "recent" | "oldest" | "waiting" | "priority" | "due";
        /**
         * SpamMark
         * @description Whether what this sender writes goes to spam from now on.
         */
        SpamMark: {
            /**
             * Block Sender
             * @default false
             */
            block_sender?: boolean;
        };
        /**
         * State
         * @description waiting: for its time. stopped: for a person, who decides what becomes of it.
         * @enum {string}
         */
        State: "waiting" | "stopped";
        /**
         * Status
         * @description The fixed categories. The first four are active: somebody has, or will have, something to do.
         * @enum {string}
         */
        Status: "new" | "open" | "waiting" | "on_hold" | "solved" | "closed" | "spam" | "trash";
        /**
         * StatusCategory
         * @description The fixed categories that have statuses of the company's own.
         * @enum {string}
         */
        StatusCategory: "new" | "open" | "waiting" | "on_hold" | "solved" | "closed";
        /**
         * StatusOrder
         * @description Every status once, archived ones too.
         */
        StatusOrder: {
            /** Ids */
            ids: string[];
        };
        /**
         * Tag
         * @description A label for tickets.
         */
        Tag: {
            /** Color */
            color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * TagColor
         * @description The colours a tag may have.
         * @enum {string}
         */
        TagColor: "teal" | "blue" | "violet" | "pink" | "red" | "orange" | "amber" | "green" | "slate";
        /**
         * TagInput
         * @description A new tag.
         */
        TagInput: {
            /** @default slate */
            color?: components["schemas"]["TagColor"];
            /** Name */
            name: string;
        };
        /**
         * TagPatch
         * @description Changes of a tag.
         */
        TagPatch: {
            color?: components["schemas"]["TagColor"];
            /** Name */
            name?: string;
        };
        /**
         * TagsChange
         * @description Tags to put on a ticket and to take off it.
         */
        TagsChange: {
            /** Add */
            add?: string[];
            /** Remove */
            remove?: string[];
        };
        /**
         * TakenOut
         * @description Where its words are now: the draft of this kind of the reader.
         */
        TakenOut: {
            kind: components["schemas"]["ticketing__replies__scheduled__Kind"];
        };
        /**
         * Task
         * @description Something to do on a ticket.
         */
        Task: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Done At */
            done_at: string | null;
            done_by: components["schemas"]["UserRef"] | null;
            /** Due At */
            due_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            owner: components["schemas"]["UserRef"] | null;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            /** Title */
            title: string;
            /** Version */
            version: number;
        };
        /**
         * TaskCounts
         * @description How many open tasks the reader has and how many are overdue; counts stop at 100 (show 99+).
         */
        TaskCounts: {
            /** Open */
            open: number;
            /** Overdue */
            overdue: number;
        };
        /**
         * TaskInput
         * @description A new task.
         */
        TaskInput: {
            /**
             * Due At
             * @default null
             */
            due_at?: string | null;
            /**
             * Owner Id
             * @default null
             */
            owner_id?: string | null;
            /** Title */
            title: string;
        };
        /**
         * TaskOrder
         * @description Every task of the ticket once.
         */
        TaskOrder: {
            /** Ids */
            ids: string[];
        };
        /**
         * TaskPatch
         * @description Changes of a task.
         */
        TaskPatch: {
            /** Due At */
            due_at?: string | null;
            /** Is Done */
            is_done?: boolean;
            /** Owner Id */
            owner_id?: string | null;
            /** Title */
            title?: string;
        };
        /**
         * Team
         * @description A team with its members.
         */
        Team: {
            assignment: components["schemas"]["Assignment"];
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Max Open Per Person */
            max_open_per_person: number | null;
            /** Member Ids */
            member_ids: string[];
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /**
         * TeamInput
         * @description A new team.
         */
        TeamInput: {
            /** @default manual */
            assignment?: components["schemas"]["Assignment"];
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Max Open Per Person
             * @default null
             */
            max_open_per_person?: number | null;
            /** Member Ids */
            member_ids?: string[];
            /** Name */
            name: string;
        };
        /**
         * TeamPatch
         * @description Changes of a team.
         */
        TeamPatch: {
            assignment?: components["schemas"]["Assignment"];
            /** Description */
            description?: string;
            /** Max Open Per Person */
            max_open_per_person?: number | null;
            /** Member Ids */
            member_ids?: string[];
            /** Name */
            name?: string;
        };
        /**
         * TeamRef
         * @description A team.
         */
        TeamRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * TeamWait
         * @description How many wait for a team, and how many seconds a new visitor will probably wait (null: no talks to tell by).
         */
        TeamWait: {
            /** Expected Seconds */
            expected_seconds: number | null;
            team: components["schemas"]["TeamRef"] | null;
            /** Waiting */
            waiting: number;
        };
        /**
         * Theme
         * @description The desk's colours.
         * @enum {string}
         */
        Theme: "light" | "dark" | "system";
        /**
         * Ticket
         * @description One ticket. `permissions` are the verbs the reader may use on it now.
         *
         *     `field_values` holds the company's own fields that are not empty, by their id; `shown_field_ids` are those that this
         *     ticket shows, in their order, `missing_field_ids` those without which it cannot be solved.
         */
        Ticket: {
            account: components["schemas"]["AccountRef"] | null;
            /** Channel Account Id */
            channel_account_id: string | null;
            /** Channel Kind */
            channel_kind: string;
            /** Chat State */
            chat_state: string | null;
            /** Closed At */
            closed_at: string | null;
            contact: components["schemas"]["ContactRef"] | null;
            /** Conversation Id */
            conversation_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Delivery Trouble */
            delivery_trouble: string | null;
            /** Due At */
            due_at: string | null;
            /** Field Values */
            field_values: {
                [key: string]: boolean | number | string | string[];
            };
            /** Followers */
            followers: components["schemas"]["UserRef"][];
            /** Has Draft */
            has_draft: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Unread */
            is_unread: boolean;
            /**
             * Last Message At
             * Format: date-time
             */
            last_message_at: string;
            /** Last Message Direction */
            last_message_direction: string;
            /** Linked */
            linked: components["schemas"]["LinkedTicket"][];
            merged_into: components["schemas"]["MergedInto"] | null;
            /** Missing Field Ids */
            missing_field_ids: string[];
            /** Number */
            number: number;
            owner: components["schemas"]["UserRef"] | null;
            /** Parent Id */
            parent_id: string | null;
            /** Permissions */
            permissions: string[];
            priority: components["schemas"]["Priority"];
            /** Shown Field Ids */
            shown_field_ids: string[];
            /** Snippet */
            snippet: string;
            /** Snoozed Until */
            snoozed_until: string | null;
            /** Solved At */
            solved_at: string | null;
            status: components["schemas"]["Status"];
            /** Status Id */
            status_id: string | null;
            /** Subject */
            subject: string;
            /** Tags */
            tags: components["schemas"]["Tag"][];
            team: components["schemas"]["TeamRef"] | null;
            /** Type */
            type: string | null;
            /** Unread Count */
            unread_count: number;
            /** Version */
            version: number;
            /** Waiting Since */
            waiting_since: string | null;
        };
        /**
         * TicketCount
         * @description How many there are; the count stops at 100 (show 99+).
         */
        TicketCount: {
            /** Count */
            count: number;
        };
        /**
         * TicketCountQuery
         * @description Which tickets to count.
         */
        TicketCountQuery: {
            /**
             * Conditions
             * @description {all: [Condition]} | {any: [Condition]} | {none: [Condition]} | {field, operator, value}. 422 `bad_condition` says in data.where which part makes no sense.
             */
            conditions?: {
                [key: string]: unknown;
            };
        };
        /**
         * TicketCounts
         * @description How many tickets each view holds; a count stops at 100 (show 99+).
         */
        TicketCounts: {
            /** As Of Seq */
            as_of_seq: number;
            /** Counts */
            counts: {
                [key: string]: number;
            };
        };
        /**
         * TicketDetail
         * @description A ticket with its newest messages, oldest first; `older_cursor` leads to those before them.
         *
         *     `composer` says how an answer would leave; null when the ticket has no thread to answer in.
         */
        TicketDetail: {
            /** As Of Seq */
            as_of_seq: number;
            chat: components["schemas"]["Chat"] | null;
            composer: components["schemas"]["Composer"] | null;
            /** Drafts */
            drafts: components["schemas"]["Draft"][];
            /** Messages */
            messages: components["schemas"]["Message"][];
            /** Older Cursor */
            older_cursor: string | null;
            /** Read Message Id */
            read_message_id: string | null;
            /** Scheduled */
            scheduled: components["schemas"]["ScheduledReply"][];
            ticket: components["schemas"]["Ticket"];
            /** Viewers */
            viewers: components["schemas"]["Viewer"][];
        };
        /**
         * TicketExpectation
         * @description What the screen showed; a field that is no longer so refuses the change.
         */
        TicketExpectation: {
            /** Owner Id */
            owner_id?: string | null;
            priority?: components["schemas"]["Priority"];
            status?: components["schemas"]["Status"];
            /** Status Id */
            status_id?: string | null;
            /** Subject */
            subject?: string;
            /** Team Id */
            team_id?: string | null;
            type?: components["schemas"]["TicketType"] | null;
        };
        /**
         * TicketField
         * @description A field. A label or help that is empty in one language is shown in the other.
         *
         *     `condition` is a document of conditions over `priority`, `type` and other fields (`field.<id>`); the field shows
         *     while it holds. No `ticket_types`: every type. required: never|on_solve|always.
         */
        TicketField: {
            /** Choices */
            choices: components["schemas"]["FieldChoice"][];
            /** Condition */
            condition: {
                [key: string]: unknown;
            } | null;
            /** Decimals */
            decimals: number;
            /** Help En */
            help_en: string;
            /** Help Th */
            help_th: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Archived */
            is_archived: boolean;
            kind: components["schemas"]["ticketing__fields__model__Kind"];
            /** Label En */
            label_en: string;
            /** Label Th */
            label_th: string;
            required: components["schemas"]["Required"];
            /** Ticket Types */
            ticket_types: components["schemas"]["TicketType"][];
            /** Version */
            version: number;
        };
        /**
         * TicketFieldInput
         * @description A new field. The kind and the decimals of a number never change.
         */
        TicketFieldInput: {
            /** Choices */
            choices?: components["schemas"]["FieldChoiceInput"][];
            /**
             * Condition
             * @default null
             */
            condition?: {
                [key: string]: unknown;
            } | null;
            /**
             * Decimals
             * @default 0
             */
            decimals?: number;
            /**
             * Help En
             * @default
             */
            help_en?: string;
            /**
             * Help Th
             * @default
             */
            help_th?: string;
            kind: components["schemas"]["Kind-Input"];
            /**
             * Label En
             * @default
             */
            label_en?: string;
            /**
             * Label Th
             * @default
             */
            label_th?: string;
            /** @default never */
            required?: components["schemas"]["Required"];
            /** Ticket Types */
            ticket_types?: components["schemas"]["TicketType"][];
        };
        /**
         * TicketFieldPatch
         * @description Changes of a field. A choice that is left out is archived.
         */
        TicketFieldPatch: {
            /** Choices */
            choices?: components["schemas"]["FieldChoiceInput"][];
            /** Condition */
            condition?: {
                [key: string]: unknown;
            } | null;
            /** Help En */
            help_en?: string;
            /** Help Th */
            help_th?: string;
            /** Is Archived */
            is_archived?: boolean;
            /** Label En */
            label_en?: string;
            /** Label Th */
            label_th?: string;
            required?: components["schemas"]["Required"];
            /** Ticket Types */
            ticket_types?: components["schemas"]["TicketType"][];
        };
        /**
         * TicketId
         * @description The id behind a ticket number.
         */
        TicketId: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * Kind
         * @description What a field holds; it never changes.
         * @enum {string}
         */
        ticketing__fields__model__Kind: "text" | "long_text" | "number" | "money" | "date" | "checkbox" | "choice" | "multi_choice";
        /**
         * Visibility
         * @description Who may use a reply: its owner, a team, or everybody.
         * @enum {string}
         */
        ticketing__macros__views__Visibility: "personal" | "team" | "everyone";
        /**
         * Kind
         * @description What a person is told about; each is a field of core.staff.preferences.Notify.
         *
         *     follow: a customer's message on a ticket that is not his but that he follows. noted: a colleague's note on a ticket
         *     that is his or that he follows. team_assigned: a ticket for one of his teams that nobody owns yet.
         * @enum {string}
         */
        ticketing__notifications__causes__Kind: "assigned" | "team_assigned" | "message" | "follow" | "mentioned" | "team_mentioned" | "noted" | "reacted" | "snooze_over" | "task_assigned" | "task_due" | "delivery_failed";
        /**
         * Kind
         * @description What it is going to be.
         * @enum {string}
         */
        ticketing__replies__scheduled__Kind: "reply" | "forward";
        /**
         * Visibility
         * @description Who sees a view: its owner, a team, or everybody.
         * @enum {string}
         */
        ticketing__views__model__Visibility: "personal" | "team" | "everyone";
        /**
         * TicketKind
         * @description How a case that a person opens begins: with a mail to the customer, or with an internal note.
         * @enum {string}
         */
        TicketKind: "message" | "note";
        /**
         * TicketListItem
         * @description A ticket as a list shows it. `is_unread`, `unread_count` and `has_draft` are the reader's own.
         *
         *     `snoozed_until` in the year 9999 means: until the customer replies.
         *     `chat_state` is that of the live talk going on (waiting|ringing|active), null without one.
         */
        TicketListItem: {
            account: components["schemas"]["AccountRef"] | null;
            /** Channel Account Id */
            channel_account_id: string | null;
            /** Channel Kind */
            channel_kind: string;
            /** Chat State */
            chat_state: string | null;
            contact: components["schemas"]["ContactRef"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Delivery Trouble */
            delivery_trouble: string | null;
            /** Due At */
            due_at: string | null;
            /** Has Draft */
            has_draft: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Unread */
            is_unread: boolean;
            /**
             * Last Message At
             * Format: date-time
             */
            last_message_at: string;
            /** Last Message Direction */
            last_message_direction: string;
            /** Number */
            number: number;
            owner: components["schemas"]["UserRef"] | null;
            priority: components["schemas"]["Priority"];
            /** Snippet */
            snippet: string;
            /** Snoozed Until */
            snoozed_until: string | null;
            status: components["schemas"]["Status"];
            /** Status Id */
            status_id: string | null;
            /** Subject */
            subject: string;
            /** Tags */
            tags: components["schemas"]["Tag"][];
            team: components["schemas"]["TeamRef"] | null;
            /** Type */
            type: string | null;
            /** Unread Count */
            unread_count: number;
            /** Version */
            version: number;
            /** Waiting Since */
            waiting_since: string | null;
        };
        /**
         * TicketOfCaller
         * @description A case of somebody who is on the line.
         */
        TicketOfCaller: {
            /** Channel Kind */
            channel_kind: string;
            /** Contact Id */
            contact_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Last Message At
             * Format: date-time
             */
            last_message_at: string;
            /** Number */
            number: number;
            status: components["schemas"]["Status"];
            /** Subject */
            subject: string;
        };
        /**
         * TicketPatch
         * @description Changes of a ticket, per field. `status_id` is one of the company's own and brings its category along.
         */
        TicketPatch: {
            expected?: components["schemas"]["TicketExpectation"];
            /** Owner Id */
            owner_id?: string | null;
            priority?: components["schemas"]["Priority"];
            status?: components["schemas"]["Status"];
            /** Status Id */
            status_id?: string | null;
            /** Subject */
            subject?: string;
            /** Team Id */
            team_id?: string | null;
            type?: components["schemas"]["TicketType"] | null;
        };
        /**
         * TicketQuery
         * @description A list of tickets by conditions. `columns` names what beside the ordinary fields is wanted of each.
         */
        TicketQuery: {
            /** Columns */
            columns?: string[];
            /**
             * Conditions
             * @description {all: [Condition]} | {any: [Condition]} | {none: [Condition]} | {field, operator, value}. 422 `bad_condition` says in data.where which part makes no sense.
             */
            conditions?: {
                [key: string]: unknown;
            };
            /**
             * Cursor
             * @description `next_cursor` of the page before.
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
            /**
             * @default {
             *       "field": "last_message_at",
             *       "is_descending": true
             *     }
             */
            order?: components["schemas"]["OrderInput"];
        };
        /**
         * TicketRow
         * @description A ticket with what a table may show. `field_values`: the company's own fields asked for that are not empty.
         */
        TicketRow: {
            account: components["schemas"]["AccountRef"] | null;
            /** Channel Account Id */
            channel_account_id: string | null;
            /** Channel Kind */
            channel_kind: string;
            /** Chat State */
            chat_state: string | null;
            /** Closed At */
            closed_at: string | null;
            contact: components["schemas"]["ContactRef"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Delivery Trouble */
            delivery_trouble: string | null;
            /** Due At */
            due_at: string | null;
            /** Field Values */
            field_values: {
                [key: string]: boolean | number | string | string[];
            };
            /** First Replied At */
            first_replied_at: string | null;
            /** Has Draft */
            has_draft: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Inbound Count */
            inbound_count: number;
            /** Is Unread */
            is_unread: boolean;
            /** Language */
            language: string;
            /**
             * Last Message At
             * Format: date-time
             */
            last_message_at: string;
            /** Last Message Direction */
            last_message_direction: string;
            /** Number */
            number: number;
            owner: components["schemas"]["UserRef"] | null;
            priority: components["schemas"]["Priority"];
            /** Snippet */
            snippet: string;
            /** Snoozed Until */
            snoozed_until: string | null;
            /** Solved At */
            solved_at: string | null;
            status: components["schemas"]["Status"];
            /** Status Id */
            status_id: string | null;
            /** Subject */
            subject: string;
            /** Tags */
            tags: components["schemas"]["Tag"][];
            team: components["schemas"]["TeamRef"] | null;
            /** Type */
            type: string | null;
            /** Unread Count */
            unread_count: number;
            /** Version */
            version: number;
            /** Waiting Since */
            waiting_since: string | null;
        };
        /**
         * TicketStatus
         * @description A status. A name that is empty in one language is shown in the other.
         *
         *     A ticket without one of its own is shown as the one that `is_default` of its category, if there is any.
         */
        TicketStatus: {
            category: components["schemas"]["StatusCategory"];
            color: components["schemas"]["TagColor"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Archived */
            is_archived: boolean;
            /** Is Default */
            is_default: boolean;
            /** Name En */
            name_en: string;
            /** Name Th */
            name_th: string;
            /** Version */
            version: number;
        };
        /**
         * TicketStatusInput
         * @description A new status. Its category never changes.
         */
        TicketStatusInput: {
            category: components["schemas"]["StatusCategory"];
            /** @default slate */
            color?: components["schemas"]["TagColor"];
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Th
             * @default
             */
            name_th?: string;
        };
        /**
         * TicketStatusPatch
         * @description Changes of a status.
         */
        TicketStatusPatch: {
            color?: components["schemas"]["TagColor"];
            /** Is Archived */
            is_archived?: boolean;
            /** Is Default */
            is_default?: boolean;
            /** Name En */
            name_en?: string;
            /** Name Th */
            name_th?: string;
        };
        /**
         * TicketTasks
         * @description The tasks of a ticket in their order.
         */
        TicketTasks: {
            /** Items */
            items: components["schemas"]["Task"][];
        };
        /**
         * TicketTime
         * @description The newest 100 entries of a ticket, all the time spent on it, and your running timer, wherever it runs.
         */
        TicketTime: {
            /** Items */
            items: components["schemas"]["TimeEntry"][];
            timer: components["schemas"]["Timer"] | null;
            /** Total Minutes */
            total_minutes: number;
        };
        /**
         * TicketType
         * @description What kind of case it is.
         * @enum {string}
         */
        TicketType: "question" | "problem" | "request" | "complaint";
        /**
         * TicketVisitor
         * @description Who is behind a ticket's chat (null for other tickets), the pages he saw last, newest first, and the talk.
         */
        TicketVisitor: {
            chat: components["schemas"]["Chat"] | null;
            /** Pages */
            pages: components["schemas"]["VisitedPage"][];
            visitor: components["schemas"]["Visitor"] | null;
        };
        /**
         * TimeEntry
         * @description Time that a person worked on a ticket. `can_change` is about the reader.
         */
        TimeEntry: {
            /** Can Change */
            can_change: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Minutes */
            minutes: number;
            /** Note */
            note: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            user: components["schemas"]["UserRef"];
            /** Version */
            version: number;
            /**
             * Worked On
             * Format: date
             */
            worked_on: string;
        };
        /**
         * TimeEntryInput
         * @description Time to write down; `worked_on` is today where it is left out.
         */
        TimeEntryInput: {
            /** Minutes */
            minutes: number;
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Worked On
             * @default null
             */
            worked_on?: string | null;
        };
        /**
         * TimeEntryPatch
         * @description A correction.
         */
        TimeEntryPatch: {
            /** Minutes */
            minutes?: number;
            /** Note */
            note?: string;
            /**
             * Worked On
             * Format: date
             */
            worked_on?: string;
        };
        /**
         * TimelineItem
         * @description One thing that a customer or company had with us. `user` is who owns the case, or who talked.
         *
         *     `at` is the case's last message, or when the talk or call began; `outcome` (answered|abandoned|missed|offline, null
         *     while it goes on) and `ended_at` are those of a talk or call, `direction` (inbound|outbound) of a call.
         */
        TimelineItem: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Channel Kind */
            channel_kind: string;
            contact: components["schemas"]["TimelinePerson"] | null;
            /** Direction */
            direction: string | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["TimelineKind"];
            /** Number */
            number: number;
            /** Outcome */
            outcome: string | null;
            /** Snippet */
            snippet: string;
            /** Status */
            status: string;
            /** Subject */
            subject: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            user: components["schemas"]["UserRef"] | null;
            /** Wrap Up Code */
            wrap_up_code: string;
        };
        /**
         * TimelineKind
         * @description A case, or a live talk or telephone call on one.
         * @enum {string}
         */
        TimelineKind: "ticket" | "chat" | "call";
        /**
         * TimelinePerson
         * @description The customer of a case.
         */
        TimelinePerson: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * TimePreset
         * @description A time that people mean. monday is that of next week; next_week is today in a week or the working day after.
         */
        TimePreset: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            moment: components["schemas"]["Moment"];
        };
        /**
         * TimePresets
         * @description What the choices mean right now, by the company's clock: mornings for snoozing, closing times for due dates.
         */
        TimePresets: {
            /** Due */
            due: components["schemas"]["TimePreset"][];
            /** Snooze */
            snooze: components["schemas"]["TimePreset"][];
        };
        /**
         * Timer
         * @description The one timer you have running.
         */
        Timer: {
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * Ticket Id
             * Format: uuid
             */
            ticket_id: string;
            /** Ticket Number */
            ticket_number: number;
            /** Ticket Subject */
            ticket_subject: string;
        };
        /**
         * TimerStop
         * @description What was done while it ran. `keep` false forgets the time.
         */
        TimerStop: {
            /**
             * Keep
             * @default true
             */
            keep?: boolean;
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * TokenInput
         * @description A new bearer token; the name tells what uses it.
         */
        TokenInput: {
            /** Name */
            name: string;
        };
        /**
         * TotpCode
         * @description Six digits from the authenticator app.
         */
        TotpCode: {
            /** Code */
            code: string;
        };
        /**
         * TotpSecret
         * @description A secret for an authenticator app: as text, as URI, and as an SVG picture of the URI.
         */
        TotpSecret: {
            /** Qr Svg */
            qr_svg: string;
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /**
         * UndoInput
         * @description Which changes to take back: the `undo` of the answer that made them.
         */
        UndoInput: {
            /** Events */
            events: number[];
        };
        /**
         * User
         * @description A person who works here. `is_invited`: has not chosen a password yet.
         */
        User: {
            availability: components["schemas"]["Availability"];
            /** Avatar Color */
            avatar_color: string;
            /** Avatar Url */
            avatar_url: string | null;
            /** Email */
            email: string;
            /** Has Totp */
            has_totp: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Active */
            is_active: boolean;
            /** Is Invited */
            is_invited: boolean;
            language: components["schemas"]["Language"];
            /** Last Seen At */
            last_seen_at: string | null;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Team Ids */
            team_ids: string[];
            /** Version */
            version: number;
        };
        /**
         * UserPatch
         * @description What an administrator changes about a person.
         */
        UserPatch: {
            /** Is Active */
            is_active?: boolean;
            /** Name */
            name?: string;
            role?: components["schemas"]["Role"];
            /** Team Ids */
            team_ids?: string[];
        };
        /**
         * UserRef
         * @description A person of the staff. `avatar_color` is one of AVATAR_COLORS.
         */
        UserRef: {
            /** Avatar Color */
            avatar_color: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ViewArrangement
         * @description A person's side bar: `shown` views in this order, `hidden` ones not; other shared views follow.
         */
        ViewArrangement: {
            /** Hidden */
            hidden?: string[];
            /** Shown */
            shown: string[];
        };
        /**
         * Viewer
         * @description A person who has the ticket open. activity: viewing|replying|noting.
         */
        Viewer: {
            /** Activity */
            activity: string;
            user: components["schemas"]["UserRef"];
        };
        /**
         * VisitedPage
         * @description A page that a visitor saw.
         */
        VisitedPage: {
            /** Referrer */
            referrer: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /**
         * Visitor
         * @description A visitor. What he typed is a claim; `is_verified` when the page he is signed in on vouched for him.
         *
         *     `fields` are his answers to the questions before the chat.
         */
        Visitor: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            current_page: components["schemas"]["VisitorPage"] | null;
            /** Email */
            email: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            first_touch: components["schemas"]["VisitorTouch"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Blocked */
            is_blocked: boolean;
            /** Is Here */
            is_here: boolean;
            /** Is Verified */
            is_verified: boolean;
            /** Language */
            language: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
            last_touch: components["schemas"]["VisitorTouch"] | null;
            /** Name */
            name: string;
            /** Page Count */
            page_count: number;
            /** Phone */
            phone: string;
            /** Time Zone */
            time_zone: string;
            /** User Agent */
            user_agent: string;
        };
        /**
         * VisitorPage
         * @description The page that a visitor looks at, since `at`.
         */
        VisitorPage: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /**
         * VisitorTouch
         * @description Where on the web a visit began: the page, what led there, and the campaign's utm_* values.
         */
        VisitorTouch: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Page Title */
            page_title: string;
            /** Page Url */
            page_url: string;
            /** Referrer */
            referrer: string;
            /** Utm Campaign */
            utm_campaign: string;
            /** Utm Content */
            utm_content: string;
            /** Utm Medium */
            utm_medium: string;
            /** Utm Source */
            utm_source: string;
            /** Utm Term */
            utm_term: string;
        };
        /**
         * WebTouch
         * @description A page of the company's own site that somebody wrote from, and what led there ('' where unknown).
         */
        WebTouch: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Page Title */
            page_title: string;
            /** Page Url */
            page_url: string;
            /** Referrer */
            referrer: string;
            /** Utm Campaign */
            utm_campaign: string;
            /** Utm Content */
            utm_content: string;
            /** Utm Medium */
            utm_medium: string;
            /** Utm Source */
            utm_source: string;
            /** Utm Term */
            utm_term: string;
        };
        /**
         * WholeCount
         * @description How many tickets a list shows; no more than `most` can be changed at once, and the count stops behind it.
         */
        WholeCount: {
            /** Count */
            count: number;
            /** Most */
            most: number;
        };
        /**
         * WholeList
         * @description All that a list shows right now: a queue (`view`, `status`, `priority` as in `GET /tickets`) or `conditions`.
         */
        WholeList: {
            /**
             * Conditions
             * @default null
             */
            conditions?: {
                [key: string]: unknown;
            } | null;
            /** Priority */
            priority?: components["schemas"]["Priority"][];
            /** Status */
            status?: components["schemas"]["Status"][];
            /**
             * View
             * @default null
             */
            view?: string | null;
        };
        /**
         * WordsInput
         * @description A reply in one language: `html` as an editor made it, or plain `text`. Placeholders as `{{name|fallback}}`.
         */
        WordsInput: {
            /**
             * Html
             * @default
             */
            html?: string;
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * WrapUpCode
         * @description A way in which talks end, in the company's words.
         */
        WrapUpCode: {
            /** Code */
            code: string;
            /** Is Enabled */
            is_enabled: boolean;
            /** Name En */
            name_en: string;
            /** Name Th */
            name_th: string;
        };
        /**
         * WrapUpCodeInput
         * @description One code of the list.
         */
        WrapUpCodeInput: {
            /** Code */
            code: string;
            /**
             * Is Enabled
             * @default true
             */
            is_enabled?: boolean;
            /** Name En */
            name_en: string;
            /** Name Th */
            name_th: string;
        };
        /**
         * WrapUpCodesInput
         * @description The whole list, in the order it is offered.
         */
        WrapUpCodesInput: {
            /** Codes */
            codes: components["schemas"]["WrapUpCodeInput"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_accounts: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description Parts of a name or domain. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountListItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_account_timeline: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TimelineItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_attachment: {
        parameters: {
            query: {
                /** @description The name people see. */
                file_name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_attachment: {
        parameters: {
            query?: {
                download?: boolean;
            };
            header?: never;
            path: {
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bulk_operations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BulkOperation_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_bulk_operation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkInput"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOperation"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bulk_operation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOperation"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_bulk_operation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOperation"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bulk_items: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                state?: components["schemas"]["BulkItemState"][];
            };
            header?: never;
            path: {
                operation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BulkItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_bulk_operation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                operation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOperation"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_whole_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WholeList"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeCount"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_call: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotedCall"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_up_number: {
        parameters: {
            query: {
                /** @description A telephone number, written in any way. */
                number: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberLookUp"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_canned_replies: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description Words of the name, shortcut, folder or text. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CannedReply_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_canned_reply: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_canned_reply: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedReplyPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReply"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_channel_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ChannelAccount_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_channel_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelAccountInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelAccount"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_channel_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelAccount"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_channel_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_channel_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelAccountPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelAccount"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account_signature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signature"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_account_signature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signature"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_channel_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelAccountCheckInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelAccountCheck"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_chats: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                mine?: boolean;
                state?: components["schemas"]["ChatState"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Chat_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_chat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_chat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_chat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transfer_chat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatTransfer"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wrap_up_chat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatWrapUp"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watch_chat_queue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatQueue"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_checklists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Checklist_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_checklist: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                checklist_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_contact_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeUndoInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactMerge"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_contacts: {
        parameters: {
            query?: {
                account?: string;
                /** @description Only those with the mark, or only those without. */
                blocked?: boolean;
                /** @description Only those who have an address of this kind. */
                channel?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description Parts of a name, an address or a telephone number. */
                q?: string;
                /** @description Only those with the mark, or only those without. */
                vip?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ContactListItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_contact: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_contact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    link_contact_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembershipInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlink_contact_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    block_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unblock_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tickets_of_caller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TicketOfCaller_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_contact_events: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HistoryItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_contact_identity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_contact_identity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
                identity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactMerge"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_merge_suggestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeSuggestions"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_contact_timeline: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TimelineItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_criteria: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Criteria"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_form: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormPreviewInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormPreview"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAcceptance"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionInfo"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_availability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_own_signature: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signature"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_signatures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signatures"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_own_signature_for_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signature"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApiToken_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiToken"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSecret"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_message_arrived: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_message_html: {
        parameters: {
            query?: {
                remote_images?: boolean;
            };
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_remote_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
                place: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something this needs does not answer; try again later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_message_raw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_message_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationPage"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_notifications_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationsRead"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_parked_items: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                state?: components["schemas"]["ParkedState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ParkedItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discard_parked_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                parked_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedItem"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_parked_raw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                parked_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_parked_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                parked_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedItem"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_parked_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                parked_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedText"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    request_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_phone_lines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PhoneLine_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_presence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceList"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_routing_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RoutingRule_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_routing_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingRuleInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingRule"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_routing_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_routing_rule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingRulePatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingRule"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_routing_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingOrder"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RoutingRule_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_scheduled_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduled_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_off_scheduled_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduled_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledReply"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    edit_scheduled_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduled_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenOut"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_scheduled_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scheduled_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendNow"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyAccepted"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_everything: {
        parameters: {
            query: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description Look in spam and trash too. */
                hidden?: boolean;
                /** @description How many items at most. */
                limit?: number;
                /** @description Words, all of which must be there; the last may be cut. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SearchHit_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sending_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SendingAccount_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionInfo"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionInfo"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_settings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionInfo"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offer_signatures: {
        parameters: {
            query?: {
                channel_account_id?: string;
                language?: components["schemas"]["Language"];
                team_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignatureOffers"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_of_tags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Tag_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_tag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_tag: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_tag: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tasks: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                done?: boolean;
                /** @description How many items at most. */
                limit?: number;
                owner_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MyTask_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCounts"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_teams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Team_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_team: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_team: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ticket_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TicketField_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_ticket_field: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketFieldInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketField"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_ticket_field: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                field_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketFieldPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketField"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_ticket_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldOrder"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TicketField_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_ticket_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldsQuestion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldsAnswer"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ticket_statuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TicketStatus_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_ticket_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketStatusInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketStatus"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_ticket_status: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                status_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketStatusPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketStatus"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_ticket_statuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusOrder"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TicketStatus_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_of_tickets: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
                priority?: components["schemas"]["Priority"][];
                sort?: components["schemas"]["Sort"];
                status?: components["schemas"]["Status"][];
                /** @description mine, unassigned, mentions, following, all, snoozed, closed, spam, trash, team:<id>, contact:<id> or saved:<id>. */
                view?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TicketListItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_case: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTicketInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_ticket_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketDetail"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offer_canned_replies: {
        parameters: {
            query?: {
                /** @description Words of the name, shortcut, folder or text. */
                q?: string;
            };
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedReplyOffers"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    render_canned_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedReply"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                checklist_id: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTasks"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                kind: components["schemas"]["DraftKind"];
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DraftKind"];
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_ticket_due: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DueDate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ticket_events: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HistoryItem_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fill_ticket_fields: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldsChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_follower: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_follower: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forward_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardInput"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyAccepted"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_forward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardPreviewInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardPreview"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ticket_messages: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description How many items at most. */
                limit?: number;
            };
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Message_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_ticket: {
        parameters: {
            query?: {
                download?: boolean;
                language?: components["schemas"]["Language"];
                notes?: boolean;
            };
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_ticket_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadMark"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_ticket_unread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyInput"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyAccepted"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedule_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduledReply"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    snooze_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snooze"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wake_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_ticket_spam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpamMark"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clear_ticket_spam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_ticket_tags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagsChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ticket_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTasks"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    order_ticket_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskOrder"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTasks"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ticket_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTime"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_time_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeEntryInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeEntry"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_timer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTime"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_timer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimerStop"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketTime"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trash_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTicket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_ticket_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_ticket_visitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketVisitor"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_ticket_board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardQuery"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_ticket_by_number: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketId"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketCounts"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    query_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketQuery"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TicketRow_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_queried_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketCountQuery"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketCount"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_time_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_time_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeEntryPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeEntry"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_time_presets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimePresets"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_User_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_avatar: {
        parameters: {
            query?: {
                /** @description Ignored; it makes each picture's address its own. */
                v?: string;
            };
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_user_totp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_saved_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedViewInput"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_saved_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_saved_view: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_saved_view: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version you looked at. */
                "If-Match"?: string;
            };
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedViewPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The world changed since the caller looked, or the state forbids the step; see `code`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match named a version that is no longer the current one. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_saved_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketCounts"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    arrange_saved_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewArrangement"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    block_visitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visitor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unblock_visitor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visitor_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing, or you may not know that there is. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_wrap_up_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WrapUpCode_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replace_wrap_up_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrapUpCodesInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WrapUpCode_"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role, or a missing CSRF token, does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than allowed. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not of the type this route reads. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request did not validate; `errors` lists everything that is wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
