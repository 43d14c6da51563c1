// Texts of the organizer's page of regions and contacts.
import { contactsId } from './contacts_id';
import { Dictionary } from './locale.svelte';

export const contacts = new Dictionary(contactsId, async () => (await import('./contacts_en')).contactsEn);
