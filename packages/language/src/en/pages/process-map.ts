import type { ProcessMapText } from '../../nb/pages/process-map.ts';

/** The process told step by step to each who meets it: what happens, what you can do, and when. */
export const processMap: ProcessMapText = {
  title: 'How a case goes',
  lead: 'From somebody asking for a method to be assessed until it is in use. Choose who you are, and see what you can do and when.',
  forWhom: 'The process for',
  who: 'Who',
  youCan: 'What you can do',
  nothing: 'You can follow the case on the method page. There is nothing for you to do here.',
  time: 'Time',
  source: 'The times are from Nye metoder and Meld. St. 21 (2024–2025). Every case shows its own deadlines on its method page.',
  steps: {
    ask: {
      title: 'Request or proposal',
      who: 'Supplier or proposer, then the secretariat',
      what: 'A supplier asks for a medicine to be assessed, or somebody proposes another method. The secretariat checks, asks for what is missing, registers the case and gives it a number.',
    },
    input: {
      title: 'Input',
      who: 'Everyone',
      what: 'The case is public. Everyone can give input before Bestillerforum looks at it, and later in the process.',
      time: (f) =>
        `About ${f.inputDaysMedicines / 7} weeks for medicines and ${f.inputDaysOther / 7} weeks for other methods, from the registration.`,
    },
    commission: {
      title: 'Commission',
      who: 'Bestillerforum',
      what: 'Bestillerforum meets about once a month and decides whether there is to be an assessment, of which type, or a price note alone.',
    },
    documentation: {
      title: 'Documentation',
      who: 'The supplier',
      what: 'The supplier delivers clinical data and health economics. The agency looks whether the documentation is complete.',
      time: (f) => `If the documentation does not come within ${f.documentationMonths} months, the commission may be cancelled.`,
    },
    assessment: {
      title: 'Assessment',
      who: 'DMP or FHI',
      what: 'The agency assesses benefit, resource use, severity and uncertainty. Experts and users contribute. While the agency waits for the supplier, the clock stands.',
      time: (f) => `DMP has ${f.assessmentDays} days from complete documentation. Days on which the clock stands are not counted.`,
    },
    price: {
      title: 'Price',
      who: 'Sykehusinnkjøp and the supplier',
      what: 'Sykehusinnkjøp negotiates the price and writes a price note. The price is as a rule confidential.',
    },
    signOff: {
      title: 'Clearing',
      who: 'The members of Bestillerforum',
      what: 'The assessment is cleared or sent back for more. Once cleared it becomes public.',
      time: (f) => `${f.signOffShortest} to ${f.signOffLongest} days.`,
    },
    decision: {
      title: 'Decision',
      who: 'The regional health authorities and Beslutningsforum',
      what: 'The medical directors prepare the case. The four managing directors decide by consensus. Users and clinicians may speak and propose. The decision is published with its reasons.',
    },
    use: {
      title: 'In use',
      who: 'The health trusts',
      what: 'The health trusts are told in writing and take up the method from the date the decision says. Guidelines are updated.',
    },
    again: {
      title: 'Looked at again',
      who: 'Bestillerforum and Beslutningsforum',
      what: 'A decision stands until a new one is made. If new knowledge of importance comes, the case can be taken up again.',
    },
  },
  audiences: {
    supplier: {
      name: 'Supplier',
      title: 'For suppliers',
      lead: 'You ask for an assessment, deliver documentation and offer a price. The clock ledger shows how long the case has been with you and with the others.',
      canDo: {
        ask: () =>
          'Send the request for the whole indication, and say when the documentation comes. Answer if the secretariat asks for more.',
        documentation: (f) => `Deliver on the date you gave, at the latest within ${f.documentationMonths} months of the request.`,
        assessment: () => 'Answer the agency’s questions. Its clock stands while it waits for you, and the days count as yours.',
        price: () => 'Offer a price to Sykehusinnkjøp. Only those who are to use the price see it.',
        use: () => 'Deliver at the agreed price from the date the decision takes effect.',
        again: () => 'Ask for a new assessment when you have new clinical data.',
      },
    },
    proposer: {
      name: 'Proposer',
      title: 'If you want to propose a method',
      lead: 'Everyone can propose procedures, medical devices, diagnostics and tests. Medicines are asked for by their supplier.',
      canDo: {
        ask: () => 'Send the proposal, and answer if the secretariat asks for more.',
        input: (f) => `Add what you know as input, within about ${f.inputDaysOther / 7} weeks.`,
        assessment: () => 'Answer the agency’s questions if you are asked.',
        decision: () => 'Read the decision and its reasons on the method page.',
        again: () => 'Tell us when new knowledge comes.',
      },
    },
    patient: {
      name: 'Patient and relative',
      title: 'For patients and relatives',
      lead: 'You can say what the illness and its treatment mean for your life, and see what came of your input.',
      canDo: {
        input: (f) =>
          `Give input yourself or through an organisation: within about ${f.inputDaysMedicines / 7} weeks for medicines and ${f.inputDaysOther / 7} weeks for other methods.`,
        assessment: () => 'Users’ representatives take part. You can also give input while the assessment is made.',
        decision: () =>
          'The users’ representatives may speak and propose in Beslutningsforum. Read the decision in plain language on the method page.',
        use: () =>
          'Ask your doctor whether the method is for you. Methods under assessment are as a rule not used before the decision.',
        again: () =>
          'If the decision is no, the doctor can apply for an exception or access for a single patient under schemes of their own.',
      },
    },
    clinician: {
      name: 'Clinician',
      title: 'For clinicians',
      lead: 'You can be appointed as an expert, give input, and use the decision with its start and stop criteria.',
      canDo: {
        ask: () => 'Propose a method that is not a supplier’s medicine.',
        input: (f) =>
          `Give input on the patients and today’s treatment within about ${f.inputDaysMedicines / 7} or ${f.inputDaysOther / 7} weeks.`,
        assessment: () => 'If you are appointed as an expert, you answer the agency’s questions and see what your answer changed.',
        decision: () => 'Two clinicians take part as observers and may speak and propose.',
        use: () => 'Use the method as decided, with the start and stop criteria that it gives.',
        again: () => 'Tell us of new knowledge or experience that may change the decision.',
      },
    },
    press: {
      name: 'Press',
      title: 'For press and researchers',
      lead: 'All that is public is on the method pages, in feeds and as open data. Prices are as a rule withheld.',
      canDo: {
        ask: () => 'See new cases on the method pages once they are registered, and follow them with a feed.',
        commission: () => 'Read the commission and its reasons on the method page.',
        assessment: () => 'See how long the case has been with each party in the clock ledger.',
        signOff: () => 'Read the assessment once it is cleared, and run the model yourself.',
        decision: () =>
          'Read the decision with its reasons for each criterion. The statistics show time and outcomes with definitions.',
      },
    },
  },
};
