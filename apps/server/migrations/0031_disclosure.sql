-- What the guard asks of the whole log before something is published: which cases have prices, what is given in them, and whose public
-- texts name it.
create index event_price_offers on event (case_id) where type = 'PriceOfferRecorded';
create index event_value_product on event_value (case_id, name)
  where name in ('substance', 'importedSubstance', 'brandName', 'atc', 'decisionCodes', 'number', 'importedNumber');
create index event_value_public_words on event_value using gin (to_tsvector('simple'::regconfig, value))
  where class = 'public' or expires is not null;
