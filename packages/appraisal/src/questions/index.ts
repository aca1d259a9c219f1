export {
  type DataWorth,
  type InformationWorth,
  type OpenQuestion,
  openQuestionsWorth,
  type QuestionsWorth,
  type QuestionWorth,
} from './open-questions.ts';
